package io.slipway.kafka.topic;

import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.SlipwayException;
import io.slipway.schemas.failure.UnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/** Makes topics, looks at them, deletes them. Thread-safe; whoever made it closes it. */
public final class Topics implements AutoCloseable {
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final KafkaSettings settings;
    private final KafkaFailures failures;
    private final Admin admin;

    private Topics(KafkaSettings settings, KafkaFailures failures, Admin admin) {
        this.settings = settings;
        this.failures = failures;
        this.admin = admin;
    }

    /**
     * Opens a client; it asks no broker yet.
     *
     * @throws io.slipway.schemas.failure.UsageException if Kafka's client does not take the settings
     */
    public static Topics open(KafkaSettings settings) {
        KafkaFailures failures = new KafkaFailures(settings);
        try {
            return new Topics(settings, failures, Admin.create(settings.client()));
        } catch (KafkaException e) {
            throw failures.of("use the Kafka brokers at " + settings.brokers(), e);
        }
    }

    /** Kafka's own name for these brokers. */
    public String cluster() {
        return get(
                "ask the Kafka brokers at " + settings.brokers(),
                admin.describeCluster().clusterId());
    }

    /**
     * Makes a topic that keeps everything, a partition a shard, and looks whether the brokers did as they were told.
     *
     * @throws io.slipway.schemas.failure.AccessException if they refuse, such as remote storage where there is none
     */
    public VersionTopic create(TopicName name, int partitions) {
        Map<String, String> wanted = TopicConfig.of(settings.topic());
        NewTopic topic = new NewTopic(
                        name.text(), Optional.of(partitions), settings.topic().replicationFactor())
                .configs(wanted);
        CreateTopicsResult made = admin.createTopics(List.of(topic));
        String id = get("make topic " + name, made.topicId(name.text())).toString();
        requireConfig(name, wanted, made);
        return new VersionTopic(name, id);
    }

    private void requireConfig(TopicName name, Map<String, String> wanted, CreateTopicsResult made) {
        try {
            TopicConfig.require(name, wanted, get("look at topic " + name, made.config(name.text())));
        } catch (AccessException unfit) {
            delete(name);
            throw unfit;
        }
    }

    /**
     * What Kafka knows a topic by.
     *
     * @throws NotFoundException if there is none of that name
     */
    public String id(TopicName name) {
        return only(get(
                        "find topic " + name,
                        admin.describeTopics(List.of(name.text())).allTopicNames()))
                .topicId()
                .toString();
    }

    /** The settings of a topic. */
    public Config config(TopicName name) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name.text());
        return only(get(
                "look at topic " + name,
                admin.describeConfigs(List.of(resource)).all()));
    }

    private static <T> T only(Map<?, T> answers) {
        return answers.values().iterator().next();
    }

    /** The offset behind the last record of each partition, in their order. */
    public List<Long> endOffsets(TopicName name, int partitions) {
        List<TopicPartition> all = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(name.text(), partition))
                .toList();
        Map<TopicPartition, ListOffsetsResultInfo> ends = get(
                "find the end of topic " + name,
                admin.listOffsets(all.stream().collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest())))
                        .all());
        return all.stream().map(partition -> offset(ends, partition)).toList();
    }

    private static long offset(Map<TopicPartition, ListOffsetsResultInfo> ends, TopicPartition partition) {
        ListOffsetsResultInfo end = ends.get(partition);
        if (end == null) {
            throw new CorruptDataException(
                    "Cannot find the end of " + partition + ": the broker named none", "Build the version again.");
        }
        return end.offset();
    }

    /** Deletes a topic; nothing happens if there is none of that name. */
    public void delete(TopicName name) {
        try {
            get("delete topic " + name, admin.deleteTopics(List.of(name.text())).all());
        } catch (NotFoundException alreadyGone) {
            return;
        }
    }

    private <T> T get(String deed, KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw failures.of(deed, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(deed, e);
        }
    }

    private static SlipwayException interrupted(String deed, InterruptedException e) {
        return new UnavailableException("Cannot " + deed + ": interrupted", "Try again.", e);
    }

    @Override
    public void close() {
        admin.close(LONGEST_CLOSE);
    }
}

package io.slipway.kafka.sink.load;

import io.slipway.catalog.manifest.ManifestPartition;
import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.kafka.topic.KafkaFailures;
import io.slipway.kafka.topic.KafkaSettings;
import io.slipway.schemas.failure.UnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How far a sink is with a topic: the offsets of its consumer group, where any tool of Kafka shows its lag. Each carries the
 * load it belongs to, so that an index that is made anew begins anew, and how many rows the index has refused. For one thread.
 */
final class SinkOffsets implements AutoCloseable {
    private static final Pattern METADATA = Pattern.compile("([0-9a-f]+) refused=([0-9]{1,18})");
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final Admin admin;
    private final KafkaFailures failures;
    private final String group;
    private final ManifestTopic topic;
    private final String load;

    private SinkOffsets(Admin admin, KafkaFailures failures, String group, ManifestTopic topic, String load) {
        this.admin = admin;
        this.failures = failures;
        this.group = group;
        this.topic = topic;
        this.load = load;
    }

    /** The offsets of one load. */
    static SinkOffsets open(KafkaSettings settings, String group, ManifestTopic topic, String load) {
        KafkaFailures failures = new KafkaFailures(settings);
        try {
            return new SinkOffsets(Admin.create(settings.client()), failures, group, topic, load);
        } catch (KafkaException e) {
            throw failures.of("reach the offsets of the group " + group, e);
        }
    }

    /** How far the load is, by partition. */
    Map<Integer, Progress> read() {
        Map<TopicPartition, @Nullable OffsetAndMetadata> committed =
                settle(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(), "read");
        Map<Integer, Progress> offsets = new TreeMap<>();
        for (ManifestPartition partition : topic.partitions()) {
            @Nullable OffsetAndMetadata found = committed.get(new TopicPartition(topic.name(), partition.partition()));
            offsets.put(
                    partition.partition(),
                    Optional.ofNullable(found)
                            .flatMap(this::progress)
                            .orElse(new Progress(partition.startOffset(), 0)));
        }
        return offsets;
    }

    private Optional<Progress> progress(OffsetAndMetadata committed) {
        Matcher words = METADATA.matcher(committed.metadata());
        return words.matches() && words.group(1).equals(load)
                ? Optional.of(new Progress(committed.offset(), Long.parseLong(words.group(2))))
                : Optional.empty();
    }

    /** A partition is loaded so far. */
    void commit(int partition, Progress progress) {
        TopicPartition place = new TopicPartition(topic.name(), partition);
        OffsetAndMetadata offset = new OffsetAndMetadata(progress.offset(), load + " refused=" + progress.refused());
        settle(admin.alterConsumerGroupOffsets(group, Map.of(place, offset)).all(), "commit");
    }

    private <T> T settle(KafkaFuture<T> future, String verb) {
        String deed = verb + " the offsets of the group " + group + " in topic " + topic.name();
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw failures.of(deed, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("Cannot " + deed + ": interrupted", "Start again.", e);
        }
    }

    @Override
    public void close() {
        admin.close(LONGEST_CLOSE);
    }
}

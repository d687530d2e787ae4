package io.slipway.integration.kafka;

import io.slipway.integration.fixture.Eventually;
import io.slipway.integration.process.Lake;
import io.slipway.kafka.broker.KafkaBroker;
import io.slipway.kafka.topic.KafkaSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** A broker, and the names under which one test publishes there. */
record KafkaTarget(KafkaBroker broker, String prefix, Path config) {
    /** The dataset of the lake, in files and in a topic. */
    static final String FILES_AND_TOPIC = Lake.DATASET + "publish: { sst: true, kafka: true }\n";

    /** The dataset of the lake, in a topic alone. */
    static final String TOPIC_ALONE = Lake.DATASET + "publish: { sst: false, kafka: true }\n";

    /**
     * Writes the configuration of the programs.
     *
     * @param folder of the test: its name is in those of the topics
     */
    static KafkaTarget of(KafkaBroker broker, Path folder) throws IOException {
        String prefix = folder.getFileName() + ".";
        Path config = folder.resolve("kafka.properties");
        Files.writeString(config, "bootstrap.servers=" + broker.bootstrap() + "\ntopic.prefix=" + prefix + "\n");
        return new KafkaTarget(broker, prefix, config);
    }

    /** Writes one more line of the configuration. */
    void configure(String line) throws IOException {
        Files.writeString(config, Files.readString(config) + line + "\n");
    }

    /** What the programs find in their environment. */
    Map<String, String> variables() {
        return Map.of("SLIPWAY_KAFKA_CONFIG", config.toString());
    }

    KafkaSettings settings() {
        return KafkaSettings.read(config);
    }

    /** The topics of this test. */
    Set<String> topics() {
        try (Admin admin = broker.admin()) {
            return topics(admin);
        }
    }

    private Set<String> topics(Admin admin) {
        try {
            return admin.listTopics().names().get().stream()
                    .filter(name -> name.startsWith(prefix))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until one of the topics has so many records. */
    void awaitRecords(long count) {
        try (Admin admin = broker.admin()) {
            Eventually.holds(count + " records are in a topic", () -> topics(admin).stream()
                    .anyMatch(topic -> records(admin, topic) >= count));
        }
    }

    private static long records(Admin admin, String topic) {
        try {
            TopicDescription described = admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .values()
                    .iterator()
                    .next();
            Map<TopicPartition, OffsetSpec> ends = IntStream.range(
                            0, described.partitions().size())
                    .mapToObj(partition -> new TopicPartition(topic, partition))
                    .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(end -> end.offset())
                    .sum();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

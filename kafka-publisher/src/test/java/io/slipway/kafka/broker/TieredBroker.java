package io.slipway.kafka.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * A broker with tiered storage. Its tier is a folder: the implementation that Kafka's own tests use. It moves segments as soon
 * as they are closed, and drops local ones as soon as the topic allows.
 */
public final class TieredBroker implements AutoCloseable {
    private final KafkaBroker broker;
    private final Path tier;

    private TieredBroker(KafkaBroker broker, Path tier) {
        this.broker = broker;
        this.tier = tier;
    }

    /** Starts a broker in an empty folder, which has the tier in it too. */
    public static TieredBroker start(Path folder) throws IOException {
        Path tier = Files.createDirectory(folder.resolve("tier"));
        return new TieredBroker(KafkaBroker.start(folder, ServerClassPath.of("kafka-tiered"), settings(tier)), tier);
    }

    private static Map<String, String> settings(Path tier) {
        Map<String, String> settings = new HashMap<>(impatient());
        settings.put("remote.log.storage.system.enable", "true");
        settings.put(
                "remote.log.storage.manager.class.name",
                "org.apache.kafka.server.log.remote.storage.LocalTieredStorage");
        settings.put("rsm.config.dir", tier.toString());
        settings.put("remote.log.metadata.manager.listener.name", "PLAINTEXT");
        settings.put("rlmm.config.remote.log.metadata.topic.num.partitions", "1");
        settings.put("rlmm.config.remote.log.metadata.topic.replication.factor", "1");
        return settings;
    }

    private static Map<String, String> impatient() {
        return Map.of(
                "log.initial.task.delay.ms", "100",
                "log.retention.check.interval.ms", "200",
                "log.segment.bytes", "1048576",
                "log.segment.delete.delay.ms", "1",
                "remote.log.manager.task.interval.ms", "200");
    }

    /** The broker. */
    public KafkaBroker broker() {
        return broker;
    }

    /** Waits until the broker itself has no record of a partition any more, of so many. */
    public void awaitTiered(String topic, int partition, long records) {
        TopicPartition place = new TopicPartition(topic, partition);
        try (Admin admin = broker.admin()) {
            Eventually.holds(() -> firstLocal(admin, place) == records);
        }
    }

    private static long firstLocal(Admin admin, TopicPartition place) {
        try {
            return admin.listOffsets(Map.of(place, OffsetSpec.earliestLocal()))
                    .partitionResult(place)
                    .get()
                    .offset();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The log segments of a partition that arrived in the tier. */
    public List<Path> tieredSegments(String topic, int partition) {
        String itsId = "-[A-Za-z0-9_-]{22}";
        return segments(tier.resolve("kafka-tiered-storage"), Pattern.quote(topic + "-" + partition) + itsId);
    }

    private static List<Path> segments(Path folder, String partition) {
        return entries(folder, partition).stream()
                .flatMap(found -> entries(found, ".*\\.log").stream())
                .toList();
    }

    /** What a folder has, without a look at any of it: segments come and go. */
    private static List<Path> entries(Path folder, String pattern) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(path -> folder.relativize(path).toString().matches(pattern))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        broker.close();
    }
}

package io.slipway.ops.cli.root;

import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.kafka.read.TopicProof;
import io.slipway.kafka.read.TopicReader;
import io.slipway.kafka.topic.KafkaSettings;
import io.slipway.schemas.failure.UsageException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What became of the look at the topic of a version.
 *
 * @param topic its name; null if the version has none
 * @param partitions that were read
 * @param read whether it was read: nobody can without being told where Kafka is
 * @param flaws a sentence for each partition that is not what was written
 */
record TopicLook(@Nullable String topic, int partitions, boolean read, List<String> flaws) {
    TopicLook {
        flaws = List.copyOf(flaws);
    }

    /**
     * Reads the topic, if there is one and somebody said where.
     *
     * @param rows is told from time to time how many were read
     * @throws UsageException if there is nothing else to look at, and nobody said where
     */
    static TopicLook of(Manifest manifest, Optional<KafkaSettings> kafka, LongConsumer rows) {
        ManifestTopic topic = manifest.topic();
        if (topic == null) {
            return new TopicLook(null, 0, false, List.of());
        }
        if (kafka.isPresent()) {
            List<String> flaws = TopicProof.flaws(new TopicReader(kafka.get()), topic, rows);
            return new TopicLook(topic.name(), topic.partitions().size(), true, flaws);
        }
        if (manifest.files().isEmpty()) {
            throw new UsageException(
                    "Cannot verify the version: its rows are in the topic " + topic.name()
                            + " alone, and nobody said where Kafka is",
                    "Name a properties file with --kafka-config, or set SLIPWAY_KAFKA_CONFIG.");
        }
        return new TopicLook(topic.name(), 0, false, List.of());
    }

    /** For people; empty if there is no topic. */
    String text() {
        if (topic == null) {
            return "";
        }
        return read
                ? "\nTopic " + topic + " holds the same rows."
                : "\nTopic " + topic + " was not read; name --kafka-config to read it too.";
    }
}

package io.slipway.kafka.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.kafka.broker.KafkaBroker;
import io.slipway.kafka.broker.TieredBroker;
import io.slipway.kafka.read.PartitionRows;
import io.slipway.kafka.read.ReadPace;
import io.slipway.kafka.read.TopicReader;
import io.slipway.kafka.topic.KafkaSettings;
import io.slipway.kafka.topic.TopicSettings;
import io.slipway.sst.write.SeededRows;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A topic of which the broker keeps nothing itself. */
class TieredTopicIT {
    private static final SeededRows ROWS = SeededRows.of(4, 4_000, 3_000);

    @TempDir
    Path folder;

    @Test
    void isReadFromItsTier() throws Exception {
        try (TieredBroker tiered = TieredBroker.start(folder)) {
            KafkaSettings settings = tiered(tiered.broker());
            ManifestTopic topic;
            try (PublishedRows rows = PublishedRows.begin(settings, "p1", ROWS)) {
                topic = rows.settle();
            }
            tiered.awaitTiered(topic.name(), 0, 4_000);

            assertThat(tiered.tieredSegments(topic.name(), 0)).hasSizeGreaterThan(1);
            try (PartitionRows rows = new TopicReader(settings).open(topic, 0, 0, ReadPace.UNLIMITED)) {
                for (var expected : ROWS.all().entrySet()) {
                    assertThat(rows.next()).isTrue();
                    assertThat(bytes(rows.key())).isEqualTo(expected.getKey());
                    assertThat(bytes(rows.value())).isEqualTo(expected.getValue());
                }
                assertThat(rows.next()).isFalse();
            }
        }
    }

    private static KafkaSettings tiered(KafkaBroker broker) {
        KafkaSettings settings = broker.settings();
        return new KafkaSettings(
                settings.clients(),
                new TopicSettings("", Optional.empty(), true, Optional.of(Duration.ofMillis(1))),
                settings.publish(),
                settings.readBytesPerSecond());
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(buffer.position(), bytes);
        return bytes;
    }
}

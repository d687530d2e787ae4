package io.slipway.integration.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.manifest.ManifestPartition;
import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.kafka.broker.PlainTopic;
import io.slipway.kafka.topic.KafkaSettings;
import io.slipway.schemas.checksum.RowHasher;
import io.slipway.schemas.sharding.Slots;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The rows of a version's topic, read as any program reads them. */
final class TopicRows {
    private TopicRows() {}

    /** The topic that a manifest names. */
    static ManifestTopic topic(Manifest manifest) {
        return Objects.requireNonNull(manifest.topic(), "the manifest names no topic");
    }

    /** Checks that the topic holds the rows that the manifest speaks of, each once, in order, and nothing else. */
    static void requireComplete(KafkaSettings broker, Manifest manifest) {
        ManifestTopic topic = topic(manifest);
        for (ManifestPartition partition : topic.partitions()) {
            requireComplete(partition, read(broker, topic, partition));
        }
        assertThat(topic.rowChecksum()).isEqualTo(manifest.rowChecksum());
        assertThat(topic.rows()).isEqualTo(manifest.rows());
    }

    private static void requireComplete(ManifestPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        RowHasher hasher = new RowHasher();
        List<byte[]> keys = new ArrayList<>();
        long bytes = 0;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            byte[] key = sstKey(record.key());
            hasher.add(key, key.length, record.value(), record.value().length);
            keys.add(key);
            bytes += record.key().length + record.value().length;
        }
        assertThat(records).hasSize((int) partition.rows());
        assertThat(bytes).isEqualTo(partition.bytes());
        assertThat(hasher.checksum()).isEqualTo(partition.rowChecksum());
        assertThat(keys).isSortedAccordingTo(Arrays::compareUnsigned);
    }

    /** The key of a row without sort columns, as it is in SST files. */
    private static byte[] sstKey(byte[] recordKey) {
        int slot = Slots.slotOf(recordKey, 0, recordKey.length);
        return ByteBuffer.allocate(2 + recordKey.length)
                .putShort((short) slot)
                .put(recordKey)
                .array();
    }

    /** All records of a partition. */
    static List<ConsumerRecord<byte[], byte[]>> read(
            KafkaSettings broker, ManifestTopic topic, ManifestPartition partition) {
        return new PlainTopic(broker, topic.name())
                .read(partition.partition(), partition.startOffset(), (int) partition.rows());
    }
}

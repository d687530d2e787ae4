package io.slipway.kafka.publish;

import io.slipway.catalog.manifest.KeyBytes;
import io.slipway.catalog.manifest.ManifestPartition;
import io.slipway.kafka.topic.KafkaFailures;
import io.slipway.schemas.checksum.RowHasher;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.SlipwayException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Sends the rows of one shard to its partition. The rows come from one thread, the answers on the producer's; the first
 * failure is thrown at the next row.
 */
final class PartitionSender implements Callback {
    private static final int SLOT_BYTES = 2;

    private final String topic;
    private final int partition;
    private final Producer<byte[], byte[]> producer;
    private final SendPace pace;
    private final KafkaFailures failures;
    private final RowHasher hasher = new RowHasher();
    private @Nullable KeyBytes firstKey;
    private long rows;
    private long bytes;
    private int unpacedRows;
    private long unpacedBytes;
    // Of the producer's thread.
    private long acknowledged;
    private volatile @Nullable SlipwayException failure;

    PartitionSender(
            String topic, int partition, Producer<byte[], byte[]> producer, SendPace pace, KafkaFailures failures) {
        this.topic = topic;
        this.partition = partition;
        this.producer = producer;
        this.pace = pace;
        this.failures = failures;
    }

    /**
     * Sends one row; waits while the producer's buffer is full, or for the pace.
     *
     * @param key an SST key, slot first; the record's key begins behind the slot
     */
    void send(ByteBuffer key, ByteBuffer value) {
        throwFailure();
        hasher.add(key, value);
        byte[] recordKey = bytes(key, SLOT_BYTES);
        byte[] recordValue = bytes(value, 0);
        try {
            // The future is not waited for: the answer comes to onCompletion.
            var unused = producer.send(new ProducerRecord<>(topic, partition, recordKey, recordValue), this);
            if (rows == 0) {
                firstKey = KeyBytes.of(bytes(key, 0));
                awaitFirst();
            }
        } catch (KafkaException | IllegalStateException e) {
            throw failed(e);
        }
        count(recordKey.length + recordValue.length);
    }

    // INVARIANT: nothing follows a first row that the brokers do not have. A broker that is about to lead a partition
    // may
    // refuse a first batch and take the second; the first can then never be appended (KAFKA-15591).
    private void awaitFirst() {
        producer.flush();
        throwFailure();
    }

    private static byte[] bytes(ByteBuffer buffer, int from) {
        byte[] bytes = new byte[buffer.remaining() - from];
        buffer.get(buffer.position() + from, bytes);
        return bytes;
    }

    private void count(int length) {
        rows++;
        bytes += length;
        unpacedBytes += length;
        if (++unpacedRows == pace.portion()) {
            pace.sent(unpacedRows, unpacedBytes);
            unpacedRows = 0;
            unpacedBytes = 0;
        }
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception thrown) {
        if (failure != null) {
            return;
        }
        if (thrown != null) {
            failure = failed(thrown);
        } else if (metadata == null || (metadata.hasOffset() && metadata.offset() != acknowledged)) {
            // INVARIANT: a topic of its own, so that offsets count its rows. A batch sent twice may come without an
            // offset.
            failure = stranger(topic, partition, "offset " + acknowledged, String.valueOf(metadata));
        } else {
            acknowledged++;
        }
    }

    /** The figures of the partition, when the producer has been flushed. */
    ManifestPartition settled() {
        throwFailure();
        if (acknowledged != rows) {
            throw stranger(topic, partition, rows + " acknowledged", acknowledged + " acknowledged");
        }
        return new ManifestPartition(partition, 0, rows, rows, bytes, hasher.checksum());
    }

    Optional<KeyBytes> firstKey() {
        return Optional.ofNullable(firstKey);
    }

    private void throwFailure() {
        SlipwayException known = failure;
        if (known != null) {
            throw known;
        }
    }

    private SlipwayException failed(Exception thrown) {
        return failures.of("send rows to partition " + partition + " of topic " + topic, thrown);
    }

    static CorruptDataException stranger(String topic, int partition, String expected, String actual) {
        return new CorruptDataException(
                "Cannot publish topic " + topic + ": partition " + partition
                        + " does not hold what was sent to it and nothing else, expected=" + expected + " actual="
                        + actual,
                "Keep other producers from the topic, and start the same push again.");
    }
}

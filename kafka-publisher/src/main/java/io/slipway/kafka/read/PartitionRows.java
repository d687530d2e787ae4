package io.slipway.kafka.read;

import io.slipway.catalog.manifest.ManifestPartition;
import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.schemas.checksum.RowHasher;
import io.slipway.schemas.sharding.Sharding;
import io.slipway.sst.write.SortedRows;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Iterator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one partition, from an offset to the end that the manifest states, and never beyond it. Memory is that of a
 * fetch or two, however slowly it is read. Used and closed by one thread.
 *
 * <p>{@link #next} throws, with topic, partition and offset: {@link io.slipway.schemas.failure.CorruptDataException} if
 * records are missing, or not rows of this partition in their order, or were removed, or if what was read from the first
 * record to the last does not add up to the manifest's figures (unless its reader adds up); {@link io.slipway.schemas.failure.NotFoundException} if the
 * topic is gone; {@link io.slipway.schemas.failure.UnavailableException} if the brokers stay away; and whatever the
 * {@link ReadPace} throws. Nothing can be read after that.
 */
public final class PartitionRows implements SortedRows, AutoCloseable {
    private static final int SMALLEST_VALUE = 4 << 10;

    private final ManifestTopic topic;
    private final ManifestPartition partition;
    private final RecordBatches batches;
    private final SstKey key;
    private final long from;
    private final @Nullable RowHasher hasher;
    private Iterator<ConsumerRecord<ByteBuffer, ByteBuffer>> batch = Collections.emptyIterator();
    private ByteBuffer value = ByteBuffer.allocateDirect(SMALLEST_VALUE);
    private long next;
    private long bytes;

    /** Rows that are added up by {@code hasher}; or by whoever takes them, if it is null. */
    PartitionRows(
            ManifestTopic topic, int partition, long fromOffset, RecordBatches batches, @Nullable RowHasher hasher) {
        this.topic = topic;
        this.partition = topic.partitions().get(partition);
        this.batches = batches;
        this.key = new SstKey(new Sharding(topic.partitions().size()).range(partition));
        this.hasher = hasher;
        this.from = fromOffset;
        this.next = fromOffset;
    }

    @Override
    public boolean next() {
        if (next == partition.endOffset()) {
            requireAll();
            return false;
        }
        if (!batch.hasNext()) {
            batch = batches.take(next);
        }
        take(batch.next());
        next++;
        return true;
    }

    private void requireAll() {
        if (hasher != null && from == partition.startOffset()) {
            figures().requireAllOf(topic, partition.partition());
        }
    }

    private void take(ConsumerRecord<ByteBuffer, ByteBuffer> row) {
        if (row.offset() != next) {
            throw ReadFailure.corrupt(place(), "records are missing, the next one has offset " + row.offset());
        }
        if (row.key() == null || row.value() == null) {
            throw ReadFailure.corrupt(place(), "it has no " + (row.key() == null ? "key" : "value"));
        }
        try {
            key.take(row.key());
        } catch (IllegalArgumentException e) {
            throw ReadFailure.corrupt(place(), String.valueOf(e.getMessage()));
        }
        bytes += row.key().remaining() + row.value().remaining();
        if (hasher != null) {
            hasher.add(key.buffer(), row.value());
        }
        keep(row.value());
    }

    private void keep(ByteBuffer read) {
        if (value.capacity() < read.remaining()) {
            value = ByteBuffer.allocateDirect(Math.max(read.remaining(), 2 * value.capacity()));
        }
        value.clear().put(read).flip();
    }

    @Override
    public ByteBuffer key() {
        return key.buffer();
    }

    @Override
    public ByteBuffer value() {
        return value;
    }

    /** The offset of the row that was read last; one less than the first before the first. */
    public long offset() {
        return next - 1;
    }

    /** Keys, without slot, and values of the rows that were read so far. */
    public long bytes() {
        return bytes;
    }

    /**
     * What the rows that were read so far add up to, this one included.
     *
     * @throws IllegalStateException if they are not added up here
     */
    public PartitionFigures figures() {
        if (hasher == null) {
            throw new IllegalStateException(
                    "Cannot add rows up: " + place() + " was opened to leave that to its reader");
        }
        return new PartitionFigures(next - from, bytes, hasher.checksum());
    }

    private RecordPlace place() {
        return new RecordPlace(topic.name(), partition.partition(), next);
    }

    @Override
    public void close() {
        batches.close();
    }
}

package io.slipway.kafka.read;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Records that a test has listed, some at a time. */
final class ListedRecords implements RecordBatches {
    private static final int AT_A_TIME = 3;

    private final List<ConsumerRecord<ByteBuffer, ByteBuffer>> records = new ArrayList<>();
    private int taken;
    private boolean closed;

    ListedRecords add(long offset, byte @Nullable [] key, byte @Nullable [] value) {
        records.add(new ConsumerRecord<>("topic", 0, offset, buffer(key), buffer(value)));
        return this;
    }

    /** The same without the first ones. */
    ListedRecords from(int index) {
        taken = index;
        return this;
    }

    private static @Nullable ByteBuffer buffer(byte @Nullable [] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }

    @Override
    public Iterator<ConsumerRecord<ByteBuffer, ByteBuffer>> take(long offset) {
        int from = taken;
        taken = Math.min(records.size(), from + AT_A_TIME);
        return records.subList(from, taken).iterator();
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}

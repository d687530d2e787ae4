package io.slipway.serving.open;

import io.slipway.schemas.failure.CorruptDataException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** A version in memory, with a row or two that may be damaged. Not thread-safe while rows are put. */
public final class MemoryVersionReader implements VersionReader {
    private final NavigableMap<byte[], byte[]> rows = new TreeMap<>(Arrays::compareUnsigned);
    private final Set<ByteBuffer> damaged = new HashSet<>();
    private long mostBytes;
    private long allBytes;
    private Runnable beforeReading = () -> {};
    private final AtomicLong walked = new AtomicLong();

    /** Adds a row. */
    public void put(byte[] key, byte[] value) {
        rows.put(key, value);
    }

    /** Reading this row fails from now on. */
    public void damage(byte[] key) {
        damaged.add(ByteBuffer.wrap(key));
    }

    /** The SST keys of all rows, in order. */
    public Iterable<byte[]> keys() {
        return rows.keySet();
    }

    /** Is run before each reading of a batch, and when a cursor is opened. */
    public void beforeReading(Runnable work) {
        beforeReading = work;
    }

    /** How many rows cursors have come to. */
    public long walked() {
        return walked.get();
    }

    /** The bytes of the longest reading of a batch. */
    public long mostBytes() {
        return mostBytes;
    }

    /** The bytes of all readings of batches together. */
    public long allBytes() {
        return allBytes;
    }

    @Override
    public int get(ByteBuffer key, ByteBuffer value) {
        byte[] found = rows.get(bytes(key));
        if (damaged.contains(key)) {
            throw new CorruptDataException("Cannot read block 7 of test.sst: damaged", "Fetch it again.");
        }
        if (found == null) {
            return ABSENT;
        }
        value.duplicate().put(found, 0, Math.min(found.length, value.remaining()));
        return found.length;
    }

    @Override
    public void get(GetBatch batch) {
        beforeReading.run();
        ByteBuffer key = batch.keys().duplicate();
        while (batch.wantsMore()) {
            key.limit(batch.keyEnd(batch.next())).position(batch.keyStart(batch.next()));
            int length = get(key, batch.values());
            if (length > batch.values().remaining()) {
                length = get(key, batch.growValues(length));
            }
            if (length == ABSENT) {
                batch.absent();
            } else {
                batch.copied(length);
                allBytes += length;
            }
            mostBytes = Math.max(mostBytes, batch.taken());
        }
    }

    @Override
    public Cursor ascending(ByteBuffer from, ByteBuffer to) {
        beforeReading.run();
        return new MapCursor(between(from, to));
    }

    @Override
    public Cursor descending(ByteBuffer from, ByteBuffer to) {
        beforeReading.run();
        return new MapCursor(between(from, to).descendingMap());
    }

    @Override
    public long rows() {
        return rows.size();
    }

    @Override
    public void close() {
        rows.clear();
    }

    private NavigableMap<byte[], byte[]> between(ByteBuffer from, ByteBuffer to) {
        byte[] low = bytes(from);
        byte[] high = bytes(to);
        if (high.length > 0 && Arrays.compareUnsigned(low, high) > 0) {
            return Collections.emptyNavigableMap();
        }
        NavigableMap<byte[], byte[]> above = rows.tailMap(low, true);
        return high.length == 0 ? above : above.headMap(high, false);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(buffer.position(), bytes);
        return bytes;
    }

    private final class MapCursor implements Cursor {
        private final Iterator<Map.Entry<byte[], byte[]>> entries;
        private ByteBuffer key = ByteBuffer.allocateDirect(0);
        private ByteBuffer value = key;

        MapCursor(NavigableMap<byte[], byte[]> rows) {
            entries = rows.entrySet().iterator();
        }

        @Override
        public boolean next() {
            if (!entries.hasNext()) {
                return false;
            }
            Map.Entry<byte[], byte[]> row = entries.next();
            walked.incrementAndGet();
            key = direct(row.getKey());
            value = direct(row.getValue());
            return true;
        }

        @Override
        public ByteBuffer key() {
            return key;
        }

        @Override
        public ByteBuffer value() {
            return value;
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
}

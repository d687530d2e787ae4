package io.slipway.schemas.checksum;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.openhft.hashing.LongHashFunction;

/**
 * Adds rows up to a {@link RowChecksum}. The hash of a row is XXH64 (seed 0) of four parts in one run: length of the key,
 * key, length of the value, value; lengths are 4 bytes big-endian, and the key is the SST key without its slot. Holds one
 * growing buffer and allocates nothing a row. Not thread-safe: one a thread, then {@link RowChecksum#plus}.
 */
public final class RowHasher {
    private static final int SLOT_BYTES = 2;
    private static final int LENGTH_BYTES = 4;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final LongHashFunction XX = LongHashFunction.xx();

    private byte[] row = new byte[256];
    private long sum;

    /**
     * Adds a row.
     *
     * @param key an SST key of {@code keyLength} bytes, slot first
     * @param value {@code valueLength} bytes
     */
    public void add(byte[] key, int keyLength, byte[] value, int valueLength) {
        int bare = keyLength - SLOT_BYTES;
        int valueAt = begin(bare, valueLength);
        System.arraycopy(key, SLOT_BYTES, row, LENGTH_BYTES, bare);
        System.arraycopy(value, 0, row, valueAt, valueLength);
        sum += XX.hashBytes(row, 0, valueAt + valueLength);
    }

    /** Adds a row from position to limit of two buffers, which stay as they are; the key is an SST key, slot first. */
    public void add(ByteBuffer key, ByteBuffer value) {
        int bare = key.remaining() - SLOT_BYTES;
        int valueLength = value.remaining();
        int valueAt = begin(bare, valueLength);
        key.get(key.position() + SLOT_BYTES, row, LENGTH_BYTES, bare);
        value.get(value.position(), row, valueAt, valueLength);
        sum += XX.hashBytes(row, 0, valueAt + valueLength);
    }

    /** The checksum of all rows added so far. */
    public RowChecksum checksum() {
        return new RowChecksum(sum);
    }

    private int begin(int keyLength, int valueLength) {
        int valueAt = LENGTH_BYTES + keyLength + LENGTH_BYTES;
        int needed = Math.addExact(valueAt, valueLength);
        if (row.length < needed) {
            row = new byte[Math.max(needed, row.length * 2)];
        }
        INT.set(row, 0, keyLength);
        INT.set(row, LENGTH_BYTES + keyLength, valueLength);
        return valueAt;
    }
}

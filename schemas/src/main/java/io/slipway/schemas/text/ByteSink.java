package io.slipway.schemas.text;

import io.slipway.schemas.column.Rejection.Reason;
import io.slipway.schemas.column.UnfitValueException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growable run of bytes on the heap, filled from left to right and used again and again. The array belongs to the sink
 * and is replaced when it grows: ask for {@link #array()} after writing, not before. Not thread-safe.
 */
public final class ByteSink {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;
    private static final int MAX_VARINT = 10;

    private final int limit;
    private final Reason beyond;
    private byte[] bytes = new byte[128];
    private int length;

    /** A sink bounded only by the size of an array. */
    public ByteSink() {
        this(MAX_ARRAY, Reason.VALUE_TOO_LARGE);
    }

    /**
     * A sink that does not take much more than {@code limit} bytes. It reserves generously, so its owner checks the exact
     * bound afterwards; the limit keeps a single monstrous value from being copied first.
     *
     * @param beyond the reason of the rejection when more is put
     */
    public ByteSink(int limit, Reason beyond) {
        this.limit = limit;
        this.beyond = beyond;
    }

    public byte[] array() {
        return bytes;
    }

    public int length() {
        return length;
    }

    public void clear() {
        length = 0;
    }

    /** Forgets, or after {@link #reserve} accepts, everything up to a new end. */
    public void setLength(int newLength) {
        length = newLength;
    }

    /**
     * Makes room for more bytes without accepting them.
     *
     * @return where they begin
     * @throws UnfitValueException if they go beyond the limit
     */
    public int reserve(int count) {
        if (count > bytes.length - length) {
            grow(count);
        }
        return length;
    }

    public void put(int oneByte) {
        int at = reserve(1);
        bytes[at] = (byte) oneByte;
        length = at + 1;
    }

    public void put(byte[] source, int from, int to) {
        int at = reserve(to - from);
        System.arraycopy(source, from, bytes, at, to - from);
        length = at + to - from;
    }

    public void put(byte[] source) {
        put(source, 0, source.length);
    }

    /** Four bytes, big-endian. */
    public void putInt(int value) {
        int at = reserve(Integer.BYTES);
        INT.set(bytes, at, value);
        length = at + Integer.BYTES;
    }

    /** Eight bytes, big-endian. */
    public void putLong(long value) {
        int at = reserve(Long.BYTES);
        LONG.set(bytes, at, value);
        length = at + Long.BYTES;
    }

    /** One to ten bytes: Avro's zigzag variable-length integer. */
    public void putVarint(long value) {
        int at = reserve(MAX_VARINT);
        byte[] target = bytes;
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7fL) != 0) {
            target[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        target[at++] = (byte) rest;
        length = at;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** The bytes read as UTF-8. */
    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private void grow(int count) {
        long needed = (long) length + count;
        if (needed > limit) {
            throw new UnfitValueException(beyond, "the row needs " + needed + " bytes or more");
        }
        long doubled = Math.max(needed, bytes.length * 2L);
        bytes = Arrays.copyOf(bytes, (int) Math.min(doubled, limit));
    }
}

package io.slipway.schemas.decode;

import io.slipway.schemas.failure.CorruptDataException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A position in the Avro binary of one value. Reading beyond the end, or an integer that is none, is corrupt data. Not
 * thread-safe.
 */
public final class ValueCursor {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final int end;
    private int at;

    /** A cursor at the beginning of {@code bytes}, of which {@code length} belong to the value. */
    public ValueCursor(byte[] bytes, int length) {
        this.bytes = bytes;
        this.end = length;
    }

    /**
     * Checks that the value ends here.
     *
     * @throws CorruptDataException if bytes are left
     */
    public void requireEnd() {
        if (at != end) {
            throw corrupt((end - at) + " bytes follow it");
        }
    }

    byte[] array() {
        return bytes;
    }

    int position() {
        return at;
    }

    int remaining() {
        return end - at;
    }

    /** Moves behind {@code count} bytes and says where they began. */
    int take(long count) {
        int from = at;
        if (count < 0 || count > end - from) {
            throw corrupt("it ends early");
        }
        at = from + (int) count;
        return from;
    }

    boolean readBoolean() {
        return bytes[take(1)] != 0;
    }

    long readVarint() {
        long raw = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte b = bytes[take(1)];
            raw |= (b & 0x7fL) << shift;
            if (b >= 0) {
                return (raw >>> 1) ^ -(raw & 1);
            }
        }
        throw corrupt("an integer has more than ten bytes");
    }

    float readFloat() {
        return Float.intBitsToFloat((int) INT.get(bytes, take(Float.BYTES)));
    }

    double readDouble() {
        return Double.longBitsToDouble((long) LONG.get(bytes, take(Double.BYTES)));
    }

    /** Moves behind a run of bytes that follows its length and says where it began. */
    int takeBytes() {
        return take(readVarint());
    }

    /** How many items the next block of an array or map has; 0 = there is none. */
    long readBlock() {
        long count = readVarint();
        if (count < 0) {
            readVarint(); // how many bytes the block has, for those who skip it
            return -count;
        }
        return count;
    }

    static CorruptDataException corrupt(String reason) {
        return new CorruptDataException(
                "Cannot read a stored value: " + reason, "Verify the version's files, and roll back.");
    }
}

package io.slipway.schemas.row;

import io.slipway.schemas.column.Rejection.Reason;
import io.slipway.schemas.key.KeyEncoder;
import io.slipway.schemas.text.ByteSink;
import java.nio.ByteBuffer;

/**
 * The bytes of one row, SST key and value, in buffers that are used for row after row: an encoder fills it, or stored
 * bytes are copied in, and a decoder reads it. Arrays belong to the row and may be replaced with the next one. Not
 * thread-safe.
 */
public final class EncodedRow {
    /** A value has at most this many bytes. */
    public static final int MAX_VALUE_BYTES = 16 << 20;

    // Room for a value on its way: text grows by a third as base64 while both stand there, decimals reserve 80 bytes.
    private static final int KEY_ROOM = 3 * KeyEncoder.MAX_BYTES;
    private static final int VALUE_ROOM = MAX_VALUE_BYTES + 128;

    private final ByteSink key = new ByteSink(KEY_ROOM, Reason.KEY_TOO_LARGE);
    private final ByteSink value = new ByteSink(VALUE_ROOM, Reason.VALUE_TOO_LARGE);

    /** The SST key: two bytes of slot, partition text and, with a sort key, 00 00 and the sort bytes. */
    public byte[] key() {
        return key.array();
    }

    public int keyLength() {
        return key.length();
    }

    public byte[] value() {
        return value.array();
    }

    public int valueLength() {
        return value.length();
    }

    public int slot() {
        return ((key()[0] & 0xff) << 8) | (key()[1] & 0xff);
    }

    /** Where a key is put together. */
    public ByteSink keySink() {
        return key;
    }

    /** Where a value is put together. */
    public ByteSink valueSink() {
        return value;
    }

    /** Copies stored bytes in, from position to limit; both buffers stay as they are. */
    public void set(ByteBuffer storedKey, ByteBuffer storedValue) {
        copy(storedKey, key);
        copy(storedValue, value);
    }

    /** Copies a stored value in, from position to limit; the key and the buffer stay as they are. */
    public void setValue(ByteBuffer storedValue) {
        copy(storedValue, value);
    }

    private static void copy(ByteBuffer stored, ByteSink into) {
        into.clear();
        int length = stored.remaining();
        int at = into.reserve(length);
        stored.get(stored.position(), into.array(), at, length);
        into.setLength(length);
    }
}

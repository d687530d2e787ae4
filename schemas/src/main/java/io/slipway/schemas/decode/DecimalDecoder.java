package io.slipway.schemas.decode;

import io.slipway.schemas.text.ByteSink;
import io.slipway.schemas.text.DecimalText;

/** Decimals: big-endian two's complement of any length up to 16 bytes. */
record DecimalDecoder(int scale) implements ValueDecoder {
    private static final int MAX_BYTES = 2 * Long.BYTES;

    @Override
    public void json(ValueCursor in, ByteSink out) {
        out.put('"');
        text(in, out);
        out.put('"');
    }

    @Override
    public boolean text(ValueCursor in, ByteSink out) {
        int from = in.takeBytes();
        int to = in.position();
        if (from == to || to - from > MAX_BYTES) {
            throw ValueCursor.corrupt("a decimal has " + (to - from) + " bytes, expected=1 to " + MAX_BYTES);
        }
        byte[] bytes = in.array();
        long low = bytes[from]; // with its sign
        long high = low >> 63;
        for (int i = from + 1; i < to; i++) {
            high = (high << 8) | (low >>> 56);
            low = (low << 8) | (bytes[i] & 0xff);
        }
        DecimalText.write(high, low, scale, out);
        return true;
    }

    @Override
    public void skip(ValueCursor in) {
        in.takeBytes();
    }
}

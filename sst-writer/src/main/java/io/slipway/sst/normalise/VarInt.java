package io.slipway.sst.normalise;

import java.nio.ByteBuffer;

/** RocksDB's variable-length integers: 7 bits a byte, the lowest first, the highest bit set on all but the last. */
final class VarInt {
    private static final int MAX_SHIFT = 63;

    private VarInt() {}

    static long read(ByteBuffer from) {
        long value = 0;
        for (int shift = 0; shift <= MAX_SHIFT; shift += 7) {
            byte next = from.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                if (value < 0) {
                    throw new UnreadableTableException("a negative number " + value);
                }
                return value;
            }
        }
        throw new UnreadableTableException("a number of more than 64 bits");
    }
}

package io.slipway.sst.normalise;

import java.nio.ByteBuffer;

/**
 * Where a block lies in a file. A trailer of 5 bytes follows it: the kind of compression, and a {@link BlockChecksum}
 * of both.
 *
 * @param offset of the block's first byte
 * @param bytes its length without the trailer
 */
record BlockHandle(long offset, int bytes) {
    static final int TRAILER_BYTES = 5;

    /** Reads two variable-length integers. */
    static BlockHandle read(ByteBuffer from) {
        return new BlockHandle(VarInt.read(from), Math.toIntExact(VarInt.read(from)));
    }

    /** The position after the block and its trailer. */
    long end() {
        return offset + bytes + TRAILER_BYTES;
    }
}

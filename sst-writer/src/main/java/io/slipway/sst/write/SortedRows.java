package io.slipway.sst.write;

import java.nio.ByteBuffer;

/**
 * The rows of one shard in ascending order of their SST keys, unsigned, no key twice. Read once, by one thread. The reader may
 * move the positions of both buffers, not what lies between.
 */
public interface SortedRows {
    /** Moves to the next row; false at the end. */
    boolean next();

    /** The SST key, slot first: a direct buffer, from position to limit, valid until {@link #next}. */
    ByteBuffer key();

    /** The value: a direct buffer, from position to limit, valid until {@link #next}. */
    ByteBuffer value();
}

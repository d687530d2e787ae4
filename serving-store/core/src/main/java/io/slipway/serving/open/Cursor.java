package io.slipway.serving.open;

import java.nio.ByteBuffer;

/**
 * Walks over the rows of a range. Stands before the first row at first; one owner thread; must be closed before the lease
 * under which it was made.
 */
public interface Cursor extends AutoCloseable {
    /**
     * Goes to the next row.
     *
     * @return whether there is one
     * @throws io.slipway.schemas.failure.CorruptDataException if a damaged block is in the way
     */
    boolean next();

    /** The SST key of this row between position and limit of a direct buffer; valid until the next call of {@link #next}. */
    ByteBuffer key();

    /** The value of this row between position and limit of a direct buffer; valid until the next call of {@link #next}. */
    ByteBuffer value();

    @Override
    void close();
}

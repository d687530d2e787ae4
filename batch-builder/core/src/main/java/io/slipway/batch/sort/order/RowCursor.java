package io.slipway.batch.sort.order;

import java.nio.ByteBuffer;

/**
 * Rows in ascending order of their keys, one at a time. Two implementations read pages and run files, a third merges
 * others. Not thread-safe.
 */
public interface RowCursor extends AutoCloseable {
    /** Moves to the next row; false at the end, after which it is not called again. */
    boolean next();

    /** The buffer in which the row stands, in the form of {@code RowLayout}. Valid until {@link #next}. */
    ByteBuffer page();

    /** Where in {@link #page} the row begins. */
    int at();

    /** Views on key and value, to be pointed at the row. */
    RowViews views();

    @Override
    void close();
}

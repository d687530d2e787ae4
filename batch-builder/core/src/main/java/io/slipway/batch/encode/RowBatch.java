package io.slipway.batch.encode;

import io.slipway.schemas.column.ColumnReader;
import java.util.List;

/** Rows of an engine, batch after batch, for one thread. */
public interface RowBatch {
    /** Moves to the next batch that no other thread has; false when there is none any more. May wait for the engine. */
    boolean next();

    /** Rows in the current batch. */
    int rows();

    /** Readers of the current batch, in the order of the output; the same objects for every batch. */
    List<ColumnReader> columns();
}

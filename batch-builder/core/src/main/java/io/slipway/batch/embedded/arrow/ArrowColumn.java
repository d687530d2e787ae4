package io.slipway.batch.embedded.arrow;

import io.slipway.schemas.column.ColumnReader;

/** A column reader over a vector whose content changes from batch to batch. Not thread-safe. */
interface ArrowColumn extends ColumnReader {
    /** Looks at the batch that now stands in the vector. Earlier positions are no longer valid. */
    void attach();
}

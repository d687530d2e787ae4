package io.slipway.batch.check.measure;

import io.slipway.schemas.column.ColumnReader;
import org.jspecify.annotations.Nullable;

/** The least and the greatest value of a column. Not thread-safe. */
interface Extremes {
    /**
     * Looks at a value that is not NULL.
     *
     * @return a hash of it
     */
    long add(ColumnReader reader, int row);

    /** Looks at the extremes of the same column from another thread. */
    void merge(Extremes other);

    /** As text; null if there was no value. */
    @Nullable
    String min();

    /** As text; null if there was no value. */
    @Nullable
    String max();
}

package io.slipway.catalog.manifest;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the builder measured in one column.
 *
 * @param min the least value as text; null if there is none
 * @param max the greatest value as text; null if there is none
 */
public record ColumnMeasures(
        String column,
        long nulls,
        @Nullable String min,
        @Nullable String max,
        long approximateDistinct) {
    public ColumnMeasures {
        Objects.requireNonNull(column, "column");
    }
}

package io.slipway.schemas.sort;

import io.slipway.schemas.column.Column;

/** A column that orders the rows of one partition key, upwards or downwards. */
public record SortColumn(Column column, boolean descending) {
    public static SortColumn ascending(Column column) {
        return new SortColumn(column, false);
    }

    public static SortColumn descending(Column column) {
        return new SortColumn(column, true);
    }

    @Override
    public String toString() {
        return descending ? column + " desc" : column.toString();
    }
}

package io.slipway.catalog.definition;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The columns of a dataset's key; changing them makes another dataset.
 *
 * @param partition the columns that decide the slot, at least one
 * @param sort the columns that order the rows of one partition key; may be empty
 */
public record KeyColumns(List<String> partition, List<SortColumn> sort) {
    /**
     * Copies the lists and checks them.
     *
     * @throws IllegalArgumentException if there is no partition column, or a column stands twice
     */
    public KeyColumns {
        partition = List.copyOf(partition);
        sort = List.copyOf(sort);
        if (partition.isEmpty()) {
            throw new IllegalArgumentException("Cannot define a key: it has no partition column");
        }
        Set<String> seen = new HashSet<>();
        partition.forEach(column -> requireNew(seen, column));
        sort.forEach(column -> requireNew(seen, column.name()));
    }

    private static void requireNew(Set<String> seen, String column) {
        if (!seen.add(column)) {
            throw new IllegalArgumentException("Cannot define a key: the column " + column + " stands in it twice");
        }
    }

    /** A key of partition columns only. */
    public static KeyColumns partitionedBy(String... columns) {
        return new KeyColumns(List.of(columns), List.of());
    }

    /** One column of the sort key. */
    public record SortColumn(String name, boolean descending) {}
}

package io.slipway.schemas.key;

import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnType.Decimal;
import io.slipway.schemas.column.ColumnType.Scalar;
import io.slipway.schemas.failure.UsageException;
import io.slipway.schemas.sort.SortColumn;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The columns that make the key: the partition columns decide the slot, the sort columns the order within a partition
 * key. Key columns are never NULL.
 *
 * @param partition one or more columns
 * @param sort none or more
 */
public record KeyDefinition(List<Column> partition, List<SortColumn> sort) {
    /**
     * Checks that there is a partition column, that no column stands twice and that every type can be a key.
     *
     * @throws UsageException if not
     */
    public KeyDefinition {
        partition = partition.stream().map(Column::asRequired).toList();
        sort = sort.stream()
                .map(s -> new SortColumn(s.column().asRequired(), s.descending()))
                .toList();
        if (partition.isEmpty()) {
            throw new UsageException(
                    "Cannot define a key: there is no partition column, expected=one or more",
                    "Name the column that rows are looked up by under key.partition.");
        }
        Set<String> seen = new HashSet<>();
        Stream.concat(partition.stream(), sort.stream().map(SortColumn::column)).forEach(column -> check(column, seen));
    }

    /**
     * Finds the columns of a key by name.
     *
     * @param columns all columns of the row
     * @param sort names, each followed by {@code desc} if its order is downwards
     * @throws UsageException if a column does not exist, or cannot be a key
     */
    public static KeyDefinition of(List<Column> columns, List<String> partition, List<String> sort) {
        return new KeyDefinition(
                partition.stream().map(name -> find(columns, name)).toList(),
                sort.stream().map(spec -> sortColumn(columns, spec)).toList());
    }

    public boolean hasSort() {
        return !sort.isEmpty();
    }

    /** All key columns: partition columns, then sort columns. */
    public List<Column> columns() {
        return Stream.concat(partition.stream(), sort.stream().map(SortColumn::column))
                .toList();
    }

    @Override
    public String toString() {
        return "partition " + partition + (hasSort() ? " sort " + sort : "");
    }

    private static SortColumn sortColumn(List<Column> columns, String spec) {
        String trimmed = spec.strip();
        int space = trimmed.lastIndexOf(' ');
        String last = trimmed.substring(space + 1).toLowerCase(Locale.ROOT);
        boolean directed = space > 0 && (last.equals("desc") || last.equals("asc"));
        String name = directed ? trimmed.substring(0, space).strip() : trimmed;
        return new SortColumn(find(columns, name), directed && last.equals("desc"));
    }

    private static Column find(List<Column> columns, String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        "Cannot define a key: there is no column '" + name + "', expected=one of "
                                + columns.stream().map(Column::name).toList(),
                        "Correct the name under key, or select the column in derive."));
    }

    private static void check(Column column, Set<String> seen) {
        if (!seen.add(column.name())) {
            throw new UsageException(
                    "Cannot define a key: column '" + column.name() + "' stands in it twice",
                    "Name each column once under key.");
        }
        boolean inexact = column.type() == Scalar.FLOAT || column.type() == Scalar.DOUBLE;
        boolean nested = !(column.type() instanceof Scalar || column.type() instanceof Decimal);
        if (inexact || nested) {
            throw new UsageException(
                    "Cannot define a key: column '" + column.name() + "' is " + column.type()
                            + ", expected=an exact type that is not nested",
                    "Cast it in derive (to decimal, bigint or varchar), or choose another key column.");
        }
    }
}

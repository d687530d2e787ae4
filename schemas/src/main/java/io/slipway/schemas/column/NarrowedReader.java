package io.slipway.schemas.column;

/**
 * Reads a column of 128-bit integers (HUGEINT, the type of many sums) as one of 64 bits; a value beyond that is refused
 * as out of range. Not thread-safe.
 */
public final class NarrowedReader implements ColumnReader {
    private final String name;
    private final ColumnReader wide;

    /**
     * Narrows one column.
     *
     * @param name the column, for the reason of a rejection
     * @param wide answers {@link #int128High} and {@link #int128Low}
     */
    public NarrowedReader(String name, ColumnReader wide) {
        this.name = name;
        this.wide = wide;
    }

    @Override
    public boolean isNull(int row) {
        return wide.isNull(row);
    }

    @Override
    public long longAt(int row) {
        long low = wide.int128Low(row);
        if (wide.int128High(row) != low >> 63) {
            throw new UnfitValueException(
                    Rejection.Reason.OUT_OF_RANGE, "column '" + name + "' holds an integer of more than 64 bits");
        }
        return low;
    }
}

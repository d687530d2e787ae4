package io.slipway.batch.check.measure;

import io.slipway.catalog.manifest.ColumnMeasures;
import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnReader;
import java.util.List;

/** Measures all columns of the rows that one thread takes. Not thread-safe; merged in the end. */
public final class RowMeter {
    private final List<ColumnMeter> columns;

    public RowMeter(List<Column> columns) {
        this.columns = columns.stream().map(ColumnMeter::new).toList();
    }

    /** Looks at some rows of a batch: the first {@code count} positions in {@code rows}. */
    public void measure(List<ColumnReader> readers, int[] rows, int count) {
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).measure(readers.get(i), rows, count);
        }
    }

    /** Adds what a meter of the same columns measured. */
    public void merge(RowMeter other) {
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).merge(other.columns.get(i));
        }
    }

    /** The figures so far, column by column. */
    public List<ColumnMeasures> measures() {
        return columns.stream().map(ColumnMeter::measures).toList();
    }
}

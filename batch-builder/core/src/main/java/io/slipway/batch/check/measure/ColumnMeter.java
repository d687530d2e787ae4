package io.slipway.batch.check.measure;

import io.slipway.catalog.manifest.ColumnMeasures;
import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnReader;
import io.slipway.schemas.column.ColumnType.Decimal;
import io.slipway.schemas.column.ColumnType.Scalar;

/** Measures one column, batch after batch. Not thread-safe; meters of the same column are merged in the end. */
final class ColumnMeter {
    private final Column column;
    private final Extremes extremes;
    private final DistinctSketch distinct = new DistinctSketch();
    private long nulls;

    ColumnMeter(Column column) {
        this.column = column;
        this.extremes = extremes(column);
    }

    /** Looks at some rows of a batch: the first {@code count} positions in {@code rows}. */
    void measure(ColumnReader reader, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (reader.isNull(row)) {
                nulls++;
            } else {
                distinct.add(extremes.add(reader, row));
            }
        }
    }

    void merge(ColumnMeter other) {
        nulls += other.nulls;
        distinct.merge(other.distinct);
        extremes.merge(other.extremes);
    }

    ColumnMeasures measures() {
        return new ColumnMeasures(column.name(), nulls, extremes.min(), extremes.max(), distinct.estimate());
    }

    private static Extremes extremes(Column column) {
        if (column.type() instanceof Decimal decimal) {
            return new DecimalExtremes(decimal.scale());
        }
        return column.type() instanceof Scalar scalar ? extremes(scalar) : new NestedExtremes(column);
    }

    private static Extremes extremes(Scalar scalar) {
        return switch (scalar) {
            case BOOLEAN -> new BooleanExtremes();
            case FLOAT -> DoubleExtremes.ofFloats();
            case DOUBLE -> DoubleExtremes.ofDoubles();
            case STRING, UUID -> BytesExtremes.ofText();
            case BYTES -> BytesExtremes.ofBlobs();
            case INT, LONG, DATE, TIME, TIMESTAMP, TIMESTAMPTZ -> new LongExtremes(scalar);
        };
    }
}

package io.slipway.batch.encode;

import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnReader;
import io.slipway.schemas.column.ColumnType;
import io.slipway.schemas.column.ColumnType.Decimal;
import io.slipway.schemas.column.ColumnType.Scalar;
import io.slipway.schemas.failure.UsageException;
import io.slipway.schemas.sort.SortCodec;
import io.slipway.schemas.sort.SortColumn;
import io.slipway.schemas.text.ByteSink;

/**
 * Writes what decides between rows of one key: the value of one column as bytes that compare as the values do. NULL is
 * below all values; of floating-point values NaN is above all others. Not thread-safe, as its reader is not.
 */
public interface RankEncoder {
    /** Nothing decides: all ranks are empty. */
    RankEncoder NONE = (row, rank) -> rank.clear();

    /** Replaces the content of {@code rank} by the rank of a row. */
    void encode(int row, ByteSink rank);

    /**
     * Composes the encoder of a column.
     *
     * @throws UsageException if its values have no order
     */
    static RankEncoder of(Column column, ColumnReader reader) {
        ColumnType type = column.type();
        if (type == Scalar.DOUBLE) {
            return nullable(
                    reader, (row, rank) -> rank.putLong(ordered(Double.doubleToLongBits(reader.doubleAt(row)))));
        }
        if (type == Scalar.FLOAT) {
            return nullable(reader, (row, rank) -> rank.putLong(ordered(Double.doubleToLongBits(reader.floatAt(row)))));
        }
        requireOrder(column);
        SortCodec codec = SortCodec.of(SortColumn.ascending(column));
        return nullable(reader, (row, rank) -> codec.encode(reader, row, rank));
    }

    /**
     * Checks that the values of a column have an order.
     *
     * @throws UsageException if not
     */
    static void requireOrder(Column column) {
        if (!(column.type() instanceof Scalar || column.type() instanceof Decimal)) {
            throw new UsageException(
                    "Cannot keep the greatest '" + column.name() + "': " + column.type()
                            + " has no order, expected=a type that is not nested",
                    "Name another column under on_duplicate_key.keep_greatest.");
        }
    }

    private static RankEncoder nullable(ColumnReader reader, RankEncoder present) {
        return (row, rank) -> {
            rank.clear();
            if (reader.isNull(row)) {
                rank.put(0);
            } else {
                rank.put(1);
                present.encode(row, rank);
            }
        };
    }

    /** The bits of a double, turned so that they compare unsigned as the doubles do. */
    private static long ordered(long bits) {
        return bits ^ ((bits >> (Long.SIZE - 1)) | Long.MIN_VALUE);
    }
}

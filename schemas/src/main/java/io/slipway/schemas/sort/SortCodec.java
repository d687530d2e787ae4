package io.slipway.schemas.sort;

import io.slipway.schemas.column.ColumnReader;
import io.slipway.schemas.column.ColumnType;
import io.slipway.schemas.column.ColumnType.Decimal;
import io.slipway.schemas.column.ColumnType.Scalar;
import io.slipway.schemas.text.ByteSink;
import io.slipway.schemas.text.IntegralText;

/**
 * One sort column as bytes whose unsigned lexicographic order is the order of its values, upwards or downwards. No code
 * is the beginning of another, so columns stand one after the other without separators. Stateless and thread-safe.
 */
public interface SortCodec {
    /** Appends the bytes of a row's value. */
    void encode(ColumnReader reader, int row, ByteSink out);

    /**
     * Appends the bytes of a value given as text without escapes.
     *
     * @throws IllegalArgumentException if it is no text of this type
     */
    void parse(byte[] text, int from, int to, ByteSink out);

    /** Appends the value that begins at {@code from} as text without escapes. */
    void text(byte[] bytes, int from, ByteSink out);

    /** Where the value that begins at {@code from} ends; {@code to} or beyond if the bytes end early. */
    int end(byte[] bytes, int from, int to);

    static SortCodec of(SortColumn sort) {
        int mask = sort.descending() ? -1 : 0;
        ColumnType type = sort.column().type();
        if (type instanceof Decimal decimal) {
            return new DecimalSortCodec(decimal, mask);
        }
        if (type == Scalar.STRING || type == Scalar.BYTES) {
            return new BytesSortCodec(type == Scalar.BYTES, mask);
        }
        if (type == Scalar.UUID) {
            return new UuidSortCodec(mask);
        }
        if (type == Scalar.BOOLEAN) {
            return new BooleanSortCodec(mask);
        }
        return new IntegralSortCodec(
                IntegralText.of(type)
                        .orElseThrow(
                                () -> new IllegalArgumentException("Cannot sort by " + type + ": it is not exact")),
                mask);
    }
}

package io.slipway.schemas.decode;

import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnType;
import io.slipway.schemas.column.ColumnType.Decimal;
import io.slipway.schemas.column.ColumnType.ListOf;
import io.slipway.schemas.column.ColumnType.MapOf;
import io.slipway.schemas.column.ColumnType.RecordOf;
import io.slipway.schemas.column.ColumnType.Scalar;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.text.ByteSink;

/**
 * Reads the values of one column from Avro binary. Immutable and thread-safe; the cursor is the caller's. Every method
 * moves the cursor behind the value and throws {@link CorruptDataException} if it is not one.
 */
public interface ValueDecoder {
    /** Appends the value as JSON. */
    void json(ValueCursor in, ByteSink out);

    /**
     * Appends the value as text: as JSON, but scalars without quotes and escapes.
     *
     * @return false if the value is NULL, which has no text
     */
    boolean text(ValueCursor in, ByteSink out);

    void skip(ValueCursor in);

    /** Composes the decoder of a column. */
    static ValueDecoder of(Column column) {
        ValueDecoder present = present(column.type());
        return column.nullable() ? new NullableDecoder(present) : present;
    }

    private static ValueDecoder present(ColumnType type) {
        if (type instanceof ListOf list) {
            return new ListDecoder(of(list.element()));
        }
        if (type instanceof MapOf map) {
            return new MapDecoder(of(map.value()));
        }
        if (type instanceof RecordOf nested) {
            return RecordDecoder.of(nested);
        }
        return type instanceof Decimal decimal ? new DecimalDecoder(decimal.scale()) : ScalarDecoders.of((Scalar) type);
    }
}

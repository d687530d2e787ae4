package io.slipway.schemas.encode;

import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnReader;
import io.slipway.schemas.column.ColumnType;
import io.slipway.schemas.column.ColumnType.ListOf;
import io.slipway.schemas.column.ColumnType.MapOf;
import io.slipway.schemas.column.ColumnType.RecordOf;
import io.slipway.schemas.column.Rejection.Reason;
import io.slipway.schemas.column.UnfitValueException;
import io.slipway.schemas.text.ByteSink;

/** Appends the values of one column as Avro binary. Not thread-safe, as its reader is not. */
public interface ValueEncoder {
    /**
     * Appends the value at a position of the batch.
     *
     * @throws UnfitValueException if it cannot be stored
     */
    void encode(int row, ByteSink out);

    /** Composes the encoder of a column over its reader. */
    static ValueEncoder of(Column column, ColumnReader reader) {
        ValueEncoder present = present(column.type(), reader);
        return column.nullable() ? nullable(reader, present) : required(column.name(), reader, present);
    }

    /** The encoder of a raw dataset's value: its bytes as they are. */
    static ValueEncoder raw(Column column, ColumnReader reader) {
        return required(column.name(), reader, (row, out) -> ScalarEncoders.raw(reader, row, out));
    }

    private static ValueEncoder present(ColumnType type, ColumnReader reader) {
        if (type instanceof ListOf list) {
            return NestedEncoders.list(of(list.element(), reader.child(0)), reader);
        }
        if (type instanceof MapOf map) {
            ValueEncoder key = of(Column.required("key", ColumnType.Scalar.STRING), reader.child(0));
            return NestedEncoders.map(key, of(map.value(), reader.child(1)), reader);
        }
        return type instanceof RecordOf nested
                ? NestedEncoders.nested(nested, reader)
                : ScalarEncoders.of(type, reader);
    }

    private static ValueEncoder nullable(ColumnReader reader, ValueEncoder present) {
        return (row, out) -> {
            if (reader.isNull(row)) {
                out.put(0); // branch 0 of the union
            } else {
                out.put(2); // branch 1, zigzag
                present.encode(row, out);
            }
        };
    }

    private static ValueEncoder required(String name, ColumnReader reader, ValueEncoder present) {
        return (row, out) -> {
            if (reader.isNull(row)) {
                throw new UnfitValueException(Reason.NULL_VALUE, "column '" + name + "' is NULL, expected=a value");
            }
            present.encode(row, out);
        };
    }
}

package io.slipway.schemas.key;

import io.slipway.schemas.column.ColumnReader;
import io.slipway.schemas.column.ColumnType;
import io.slipway.schemas.column.ColumnType.Decimal;
import io.slipway.schemas.column.ColumnType.Scalar;
import io.slipway.schemas.text.BinaryText;
import io.slipway.schemas.text.ByteSink;
import io.slipway.schemas.text.DecimalText;
import io.slipway.schemas.text.IntegralText;
import io.slipway.schemas.text.JsonText;

/** Appends the text of one partition column, escapes and all, from a batch. */
interface KeyTextWriter {
    void write(int row, ByteSink out);

    /** The writer for a type. {@code joined}: whether the key has several partition columns. */
    static KeyTextWriter of(ColumnType type, ColumnReader reader, boolean joined) {
        if (type instanceof Decimal decimal) {
            return (row, out) -> DecimalText.write(reader.int128High(row), reader.int128Low(row), decimal.scale(), out);
        }
        if (type == Scalar.STRING) {
            return (row, out) -> writeString(reader, row, joined, out);
        }
        if (type == Scalar.UUID) {
            return (row, out) -> copy(reader, row, out);
        }
        if (type == Scalar.BYTES) {
            return (row, out) -> writeBase64(reader, row, out);
        }
        if (type == Scalar.BOOLEAN) {
            return (row, out) -> JsonText.write(reader.booleanAt(row), out);
        }
        IntegralText text = IntegralText.of(type)
                .orElseThrow(() -> new IllegalArgumentException("Cannot make a key of " + type + ": it is not exact"));
        return text.narrow()
                ? (row, out) -> text.write(reader.intAt(row), out)
                : (row, out) -> text.write(reader.longAt(row), out);
    }

    private static void writeString(ColumnReader reader, int row, boolean joined, ByteSink out) {
        int from = copy(reader, row, out);
        KeyText.escape(out, from, joined);
    }

    private static void writeBase64(ColumnReader reader, int row, ByteSink out) {
        int from = copy(reader, row, out);
        BinaryText.replaceWithBase64(out, from);
    }

    private static int copy(ColumnReader reader, int row, ByteSink out) {
        int length = reader.bytesLength(row);
        int at = out.reserve(length);
        reader.copyBytes(row, out.array(), at);
        out.setLength(at + length);
        return at;
    }
}

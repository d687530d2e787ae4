package io.slipway.schemas.encode;

import io.slipway.schemas.column.ColumnReader;
import io.slipway.schemas.column.ColumnType.RecordOf;
import io.slipway.schemas.text.ByteSink;

/** Encoders of lists, maps and records; each value is present, its parts may be NULL. */
final class NestedEncoders {
    private NestedEncoders() {}

    static ValueEncoder list(ValueEncoder element, ColumnReader reader) {
        return (row, out) -> {
            int end = reader.childEnd(row);
            int from = beginBlock(reader, row, end, out);
            for (int i = from; i < end; i++) {
                element.encode(i, out);
            }
            endBlocks(out);
        };
    }

    static ValueEncoder map(ValueEncoder key, ValueEncoder value, ColumnReader reader) {
        return (row, out) -> {
            int end = reader.childEnd(row);
            int from = beginBlock(reader, row, end, out);
            for (int i = from; i < end; i++) {
                key.encode(i, out);
                value.encode(i, out);
            }
            endBlocks(out);
        };
    }

    static ValueEncoder nested(RecordOf type, ColumnReader reader) {
        ValueEncoder[] fields = new ValueEncoder[type.fields().size()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = ValueEncoder.of(type.fields().get(i), reader.child(i));
        }
        return (row, out) -> {
            for (ValueEncoder field : fields) {
                field.encode(row, out);
            }
        };
    }

    private static int beginBlock(ColumnReader reader, int row, int end, ByteSink out) {
        int from = reader.childStart(row);
        if (from < end) {
            out.putVarint(end - from);
        }
        return from;
    }

    private static void endBlocks(ByteSink out) {
        out.put(0);
    }
}

package io.slipway.schemas.row;

import io.slipway.schemas.column.Column;
import io.slipway.schemas.decode.RawDecoder;
import io.slipway.schemas.decode.ValueCursor;
import io.slipway.schemas.decode.ValueDecoder;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.key.KeyReader;
import io.slipway.schemas.text.ByteSink;
import io.slipway.schemas.text.JsonText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Stored rows to answers: JSON, or the text of fields. It streams from the bytes of the row into the sink; nothing is
 * built in between. Immutable and thread-safe; rows and sinks belong to the caller. Every method throws
 * {@link CorruptDataException} if the bytes are no row of the schema.
 */
public final class RowDecoder {
    private final KeyReader key;
    private final int[] keyColumns; // -1 = in the value
    private final @Nullable ValueDecoder[] values; // null = in the key
    private final byte[][] names;
    private final Map<String, Integer> positions = new HashMap<>();
    private final Projection all;

    public RowDecoder(RowSchema schema) {
        List<Column> columns = schema.columns();
        List<Column> keys = schema.key().columns();
        this.key = new KeyReader(schema.key());
        this.keyColumns = new int[columns.size()];
        this.values = new ValueDecoder[columns.size()];
        this.names = new byte[columns.size()][];
        this.all = Projection.all(schema);
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            keyColumns[i] = keys.indexOf(column);
            if (keyColumns[i] < 0) {
                values[i] = schema.kind() == RowKind.RAW ? new RawDecoder() : ValueDecoder.of(column);
            }
            names[i] = JsonText.string(column.name());
            positions.put(column.name(), i);
        }
    }

    /** The position of a column among the schema's columns; absent if there is none of this name. */
    public OptionalInt column(String name) {
        Integer position = positions.get(name);
        return position == null ? OptionalInt.empty() : OptionalInt.of(position);
    }

    /** Appends the whole row as a JSON object. */
    public void json(EncodedRow row, ByteSink out) {
        json(row, all, out);
    }

    /** Appends the chosen columns as a JSON object. */
    public void json(EncodedRow row, Projection projection, ByteSink out) {
        ValueCursor value = new ValueCursor(row.value(), row.valueLength());
        byte before = '{';
        for (int i = 0; i < projection.end(); i++) {
            if (projection.has(i)) {
                out.put(before);
                out.put(names[i]);
                out.put(':');
                jsonColumn(i, row, value, out);
                before = ',';
            } else {
                skip(i, value);
            }
        }
        if (before == '{') {
            out.put('{');
        }
        out.put('}');
        requireEnd(projection, value);
    }

    /**
     * Appends one column as text.
     *
     * @param column its position among the schema's columns
     * @return false if it is NULL; nothing is appended then
     */
    public boolean field(EncodedRow row, int column, ByteSink out) {
        ValueCursor value = new ValueCursor(row.value(), row.valueLength());
        for (int i = 0; i < column; i++) {
            skip(i, value);
        }
        return textColumn(column, row, value, out);
    }

    /**
     * Shows the chosen columns as text.
     *
     * @param scratch for the text of one field after the other; what it holds is lost
     */
    public void fields(EncodedRow row, Projection projection, ByteSink scratch, FieldVisitor visitor) {
        ValueCursor value = new ValueCursor(row.value(), row.valueLength());
        for (int i = 0; i < projection.end(); i++) {
            if (!projection.has(i)) {
                skip(i, value);
                continue;
            }
            scratch.clear();
            if (textColumn(i, row, value, scratch)) {
                visitor.field(i, scratch.array(), scratch.length());
            } else {
                visitor.nullField(i);
            }
        }
        requireEnd(projection, value);
    }

    private void jsonColumn(int column, EncodedRow row, ValueCursor value, ByteSink out) {
        ValueDecoder decoder = values[column];
        if (decoder == null) {
            key.columnJson(keyColumns[column], row.key(), row.keyLength(), out);
        } else {
            decoder.json(value, out);
        }
    }

    private boolean textColumn(int column, EncodedRow row, ValueCursor value, ByteSink out) {
        ValueDecoder decoder = values[column];
        if (decoder == null) {
            key.columnText(keyColumns[column], row.key(), row.keyLength(), out);
            return true;
        }
        return decoder.text(value, out);
    }

    private void skip(int column, ValueCursor value) {
        ValueDecoder decoder = values[column];
        if (decoder != null) {
            decoder.skip(value);
        }
    }

    private void requireEnd(Projection projection, ValueCursor value) {
        if (projection.end() == values.length) {
            value.requireEnd();
        }
    }
}

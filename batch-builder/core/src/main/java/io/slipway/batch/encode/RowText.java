package io.slipway.batch.encode;

import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnReader;
import io.slipway.schemas.column.UnfitValueException;
import io.slipway.schemas.decode.ValueCursor;
import io.slipway.schemas.decode.ValueDecoder;
import io.slipway.schemas.encode.ValueEncoder;
import io.slipway.schemas.text.ByteSink;
import io.slipway.schemas.text.JsonText;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a batch as JSON, for people; what cannot be stored is written as null, and of a value too long to look at only its
 * length. Not thread-safe.
 */
public final class RowText {
    private static final int MOST_BYTES = 64 << 10;

    private final List<Column> columns;
    private final List<ValueEncoder> encoders = new ArrayList<>();
    private final List<ValueDecoder> decoders = new ArrayList<>();
    private final ByteSink encoded = new ByteSink();

    /**
     * Over the readers of a batch.
     *
     * @param readers one for each column
     */
    public RowText(List<Column> columns, List<ColumnReader> readers) {
        this.columns = List.copyOf(columns);
        for (int i = 0; i < columns.size(); i++) {
            Column nullable =
                    Column.nullable(columns.get(i).name(), columns.get(i).type());
            encoders.add(ValueEncoder.of(nullable, readers.get(i)));
            decoders.add(ValueDecoder.of(nullable));
        }
    }

    /** Appends a row as a JSON object. */
    public void json(int row, ByteSink out) {
        out.put('{');
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                out.put(',');
            }
            out.put(JsonText.string(columns.get(i).name()));
            out.put(':');
            value(i, row, out);
        }
        out.put('}');
    }

    private void value(int column, int row, ByteSink out) {
        encoded.clear();
        try {
            encoders.get(column).encode(row, encoded);
        } catch (UnfitValueException e) {
            JsonText.writeNull(out);
            return;
        }
        int start = out.length();
        decoders.get(column).json(new ValueCursor(encoded.array(), encoded.length()), out);
        int bytes = out.length() - start;
        if (bytes > MOST_BYTES) {
            out.setLength(start);
            out.put(JsonText.string("… (" + bytes + " bytes of JSON)"));
        }
    }
}

package io.slipway.schemas.row;

import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnReader;
import io.slipway.schemas.column.Rejection;
import io.slipway.schemas.column.Rejection.Reason;
import io.slipway.schemas.column.UnfitValueException;
import io.slipway.schemas.encode.ValueEncoder;
import io.slipway.schemas.key.KeyEncoder;
import io.slipway.schemas.text.ByteSink;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a batch to SST keys and values. Composed once from the columns' encoders; then it allocates nothing a row. Not
 * thread-safe, as its readers are not.
 */
public final class RowEncoder {
    private final KeyEncoder key;
    private final ValueEncoder[] values;

    /**
     * Composes the encoder.
     *
     * @param readers one for each column of the schema, in output order
     */
    public RowEncoder(RowSchema schema, List<ColumnReader> readers) {
        List<Column> columns = schema.columns();
        if (readers.size() != columns.size()) {
            throw new IllegalArgumentException(
                    "Cannot encode rows: expected=" + columns.size() + " readers actual=" + readers.size());
        }
        List<Column> keys = schema.key().columns();
        this.key = new KeyEncoder(
                schema.key(),
                keys.stream().map(c -> readers.get(columns.indexOf(c))).toList());
        List<ValueEncoder> encoders = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (!keys.contains(column)) {
                encoders.add(
                        schema.kind() == RowKind.RAW
                                ? ValueEncoder.raw(column, readers.get(i))
                                : ValueEncoder.of(column, readers.get(i)));
            }
        }
        this.values = encoders.toArray(ValueEncoder[]::new);
    }

    /**
     * Replaces the bytes by those of the row at a position of the batch.
     *
     * @return null, or why the row cannot be taken; the bytes are then of no use
     */
    public @Nullable Rejection encode(int row, EncodedRow into) {
        try {
            key.encode(row, into.keySink());
            return encodeValue(row, into.valueSink());
        } catch (UnfitValueException e) {
            return e.rejection();
        }
    }

    private @Nullable Rejection encodeValue(int row, ByteSink value) {
        value.clear();
        for (ValueEncoder encoder : values) {
            encoder.encode(row, value);
        }
        if (value.length() <= EncodedRow.MAX_VALUE_BYTES) {
            return null;
        }
        return new Rejection(
                Reason.VALUE_TOO_LARGE,
                "the value has " + value.length() + " bytes, expected=at most " + EncodedRow.MAX_VALUE_BYTES);
    }
}

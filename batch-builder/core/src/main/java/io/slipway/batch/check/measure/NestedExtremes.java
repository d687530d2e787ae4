package io.slipway.batch.check.measure;

import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnReader;
import io.slipway.schemas.encode.ValueEncoder;
import io.slipway.schemas.text.ByteSink;
import org.jspecify.annotations.Nullable;

/** Lists, records and maps have no order: only told apart, by their encoded bytes. */
final class NestedExtremes implements Extremes {
    private final Column column;
    private final ByteSink encoded = new ByteSink();
    private @Nullable ColumnReader reader;
    private ValueEncoder encoder = (row, out) -> {};

    NestedExtremes(Column column) {
        this.column = column;
    }

    @Override
    public long add(ColumnReader from, int row) {
        if (reader == null) {
            reader = from;
            encoder = ValueEncoder.of(column.asRequired(), from);
        }
        encoded.clear();
        encoder.encode(row, encoded);
        return Hashes.of(encoded.array(), encoded.length());
    }

    @Override
    public void merge(Extremes other) {
        // There is nothing to merge.
    }

    @Override
    public @Nullable String min() {
        return null;
    }

    @Override
    public @Nullable String max() {
        return null;
    }
}

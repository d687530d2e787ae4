package io.slipway.batch.check.measure;

import io.slipway.schemas.column.ColumnReader;
import org.jspecify.annotations.Nullable;

/** False is below true. */
final class BooleanExtremes implements Extremes {
    private boolean anyFalse;
    private boolean anyTrue;

    @Override
    public long add(ColumnReader reader, int row) {
        boolean value = reader.booleanAt(row);
        anyTrue |= value;
        anyFalse |= !value;
        return Hashes.of(value ? 1 : 0);
    }

    @Override
    public void merge(Extremes other) {
        BooleanExtremes booleans = (BooleanExtremes) other;
        anyFalse |= booleans.anyFalse;
        anyTrue |= booleans.anyTrue;
    }

    @Override
    public @Nullable String min() {
        return anyFalse ? "false" : max();
    }

    @Override
    public @Nullable String max() {
        if (anyTrue) {
            return "true";
        }
        return anyFalse ? "false" : null;
    }
}

package io.slipway.batch.check.measure;

import io.slipway.schemas.column.ColumnReader;
import io.slipway.schemas.column.ColumnType;
import io.slipway.schemas.text.ByteSink;
import io.slipway.schemas.text.IntegralText;
import org.jspecify.annotations.Nullable;

/** Integers, dates and times. */
final class LongExtremes implements Extremes {
    private final IntegralText text;
    private boolean any;
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;

    LongExtremes(ColumnType type) {
        this.text = IntegralText.of(type).orElseThrow();
    }

    @Override
    public long add(ColumnReader reader, int row) {
        long value = text.narrow() ? reader.intAt(row) : reader.longAt(row);
        any = true;
        min = Math.min(min, value);
        max = Math.max(max, value);
        return Hashes.of(value);
    }

    @Override
    public void merge(Extremes other) {
        LongExtremes longs = (LongExtremes) other;
        any |= longs.any;
        min = Math.min(min, longs.min);
        max = Math.max(max, longs.max);
    }

    @Override
    public @Nullable String min() {
        return any ? toText(min) : null;
    }

    @Override
    public @Nullable String max() {
        return any ? toText(max) : null;
    }

    private String toText(long value) {
        ByteSink sink = new ByteSink();
        text.write(value, sink);
        return sink.toString();
    }
}

package io.slipway.batch.check.measure;

import io.slipway.schemas.column.ColumnReader;
import io.slipway.schemas.text.ByteSink;
import io.slipway.schemas.text.DecimalText;
import org.jspecify.annotations.Nullable;

/** Decimals of one scale, by their unscaled 128-bit integers. */
final class DecimalExtremes implements Extremes {
    private final int scale;
    private boolean any;
    private long minHigh;
    private long minLow;
    private long maxHigh;
    private long maxLow;

    DecimalExtremes(int scale) {
        this.scale = scale;
    }

    @Override
    public long add(ColumnReader reader, int row) {
        long high = reader.int128High(row);
        long low = reader.int128Low(row);
        widen(high, low);
        return Hashes.of(high, low);
    }

    @Override
    public void merge(Extremes other) {
        DecimalExtremes decimals = (DecimalExtremes) other;
        if (decimals.any) {
            widen(decimals.minHigh, decimals.minLow);
            widen(decimals.maxHigh, decimals.maxLow);
        }
    }

    @Override
    public @Nullable String min() {
        return any ? toText(minHigh, minLow) : null;
    }

    @Override
    public @Nullable String max() {
        return any ? toText(maxHigh, maxLow) : null;
    }

    private void widen(long high, long low) {
        if (!any || compare(high, low, minHigh, minLow) < 0) {
            minHigh = high;
            minLow = low;
        }
        if (!any || compare(high, low, maxHigh, maxLow) > 0) {
            maxHigh = high;
            maxLow = low;
        }
        any = true;
    }

    private static int compare(long high, long low, long otherHigh, long otherLow) {
        return high != otherHigh ? Long.compare(high, otherHigh) : Long.compareUnsigned(low, otherLow);
    }

    private String toText(long high, long low) {
        ByteSink sink = new ByteSink();
        DecimalText.write(high, low, scale, sink);
        return sink.toString();
    }
}

package io.slipway.batch.check.measure;

import io.slipway.schemas.column.ColumnReader;
import io.slipway.schemas.text.ByteSink;
import io.slipway.schemas.text.DoubleText;
import org.jspecify.annotations.Nullable;

/** Floating-point numbers; NaN is above all others. */
final class DoubleExtremes implements Extremes {
    private final boolean narrow;
    private boolean any;
    private double min;
    private double max;

    private DoubleExtremes(boolean narrow) {
        this.narrow = narrow;
    }

    static DoubleExtremes ofFloats() {
        return new DoubleExtremes(true);
    }

    static DoubleExtremes ofDoubles() {
        return new DoubleExtremes(false);
    }

    @Override
    public long add(ColumnReader reader, int row) {
        double value = narrow ? reader.floatAt(row) : reader.doubleAt(row);
        widen(value, value);
        return Hashes.of(Double.doubleToLongBits(value));
    }

    @Override
    public void merge(Extremes other) {
        DoubleExtremes doubles = (DoubleExtremes) other;
        if (doubles.any) {
            widen(doubles.min, doubles.max);
        }
    }

    @Override
    public @Nullable String min() {
        return any ? toText(min) : null;
    }

    @Override
    public @Nullable String max() {
        return any ? toText(max) : null;
    }

    private void widen(double low, double high) {
        if (!any || Double.compare(low, min) < 0) {
            min = low;
        }
        if (!any || Double.compare(high, max) > 0) {
            max = high;
        }
        any = true;
    }

    private String toText(double value) {
        ByteSink sink = new ByteSink();
        if (narrow) {
            DoubleText.write((float) value, sink);
        } else {
            DoubleText.write(value, sink);
        }
        return sink.toString();
    }
}

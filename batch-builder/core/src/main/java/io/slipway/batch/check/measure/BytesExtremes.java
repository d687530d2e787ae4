package io.slipway.batch.check.measure;

import io.slipway.schemas.column.ColumnReader;
import io.slipway.schemas.text.BinaryText;
import io.slipway.schemas.text.ByteSink;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Text and blobs, in the order of their unsigned bytes; of long ones only the beginning is told. */
final class BytesExtremes implements Extremes {
    private static final int TOLD_BYTES = 64;

    private final boolean text;
    private byte[] scratch = new byte[256];
    private byte @Nullable [] min;
    private byte @Nullable [] max;

    private BytesExtremes(boolean text) {
        this.text = text;
    }

    static BytesExtremes ofText() {
        return new BytesExtremes(true);
    }

    static BytesExtremes ofBlobs() {
        return new BytesExtremes(false);
    }

    @Override
    public long add(ColumnReader reader, int row) {
        int length = reader.bytesLength(row);
        if (scratch.length < length) {
            scratch = new byte[length * 2];
        }
        reader.copyBytes(row, scratch, 0);
        widen(scratch, length);
        return Hashes.of(scratch, length);
    }

    @Override
    public void merge(Extremes other) {
        BytesExtremes bytes = (BytesExtremes) other;
        if (bytes.min != null && bytes.max != null) {
            widen(bytes.min, bytes.min.length);
            widen(bytes.max, bytes.max.length);
        }
    }

    @Override
    public @Nullable String min() {
        return toText(min);
    }

    @Override
    public @Nullable String max() {
        return toText(max);
    }

    private void widen(byte[] value, int length) {
        int told = Math.min(length, TOLD_BYTES);
        if (min == null || Arrays.compareUnsigned(value, 0, told, min, 0, min.length) < 0) {
            min = Arrays.copyOf(value, told);
        }
        if (max == null || Arrays.compareUnsigned(value, 0, told, max, 0, max.length) > 0) {
            max = Arrays.copyOf(value, told);
        }
    }

    private @Nullable String toText(byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        if (text) {
            return new String(value, 0, wholeCharacters(value), StandardCharsets.UTF_8);
        }
        ByteSink sink = new ByteSink();
        BinaryText.writeBase64(value, 0, value.length, sink);
        return sink.toString();
    }

    /** Leaves out a character that was cut in two. */
    private static int wholeCharacters(byte[] utf8) {
        if (utf8.length < TOLD_BYTES) {
            return utf8.length;
        }
        int last = utf8.length - 1;
        while (last > 0 && (utf8[last] & 0xC0) == 0x80) {
            last--;
        }
        int bytes = utf8[last] >= 0 ? 1 : Integer.numberOfLeadingZeros(~(utf8[last] << 24));
        return last + bytes <= utf8.length ? utf8.length : last;
    }
}

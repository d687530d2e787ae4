package io.slipway.schemas.sort;

import io.slipway.schemas.column.ColumnReader;
import io.slipway.schemas.text.ByteSink;
import io.slipway.schemas.text.JsonText;
import java.nio.charset.StandardCharsets;

/** Booleans: one byte, false before true. */
record BooleanSortCodec(int mask) implements SortCodec {
    @Override
    public void encode(ColumnReader reader, int row, ByteSink out) {
        put(reader.booleanAt(row), out);
    }

    @Override
    public void parse(byte[] text, int from, int to, ByteSink out) {
        String word = new String(text, from, to - from, StandardCharsets.ISO_8859_1);
        if (!word.equals("true") && !word.equals("false")) {
            throw new IllegalArgumentException("it is neither true nor false");
        }
        put(word.equals("true"), out);
    }

    @Override
    public void text(byte[] bytes, int from, ByteSink out) {
        JsonText.write((bytes[from] ^ mask) == 1, out);
    }

    @Override
    public int end(byte[] bytes, int from, int to) {
        return from + 1;
    }

    private void put(boolean value, ByteSink out) {
        out.put((value ? 1 : 0) ^ mask);
    }
}

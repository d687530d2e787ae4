package io.slipway.schemas.sort;

import static io.slipway.schemas.text.BinaryText.UUID_BYTES;
import static io.slipway.schemas.text.BinaryText.UUID_CHARACTERS;

import io.slipway.schemas.column.ColumnReader;
import io.slipway.schemas.text.BinaryText;
import io.slipway.schemas.text.ByteSink;

/** UUIDs: their 16 bytes, in the order of their text. */
record UuidSortCodec(int mask) implements SortCodec {
    @Override
    public void encode(ColumnReader reader, int row, ByteSink out) {
        int at = out.reserve(UUID_CHARACTERS);
        reader.copyBytes(row, out.array(), at);
        BinaryText.parseUuid(out.array(), at, mask, out.array(), at);
        out.setLength(at + UUID_BYTES);
    }

    @Override
    public void parse(byte[] text, int from, int to, ByteSink out) {
        if (to - from != UUID_CHARACTERS) {
            throw new IllegalArgumentException("it is not a UUID of 36 characters");
        }
        int at = out.reserve(UUID_BYTES);
        BinaryText.parseUuid(text, from, mask, out.array(), at);
        out.setLength(at + UUID_BYTES);
    }

    @Override
    public void text(byte[] bytes, int from, ByteSink out) {
        BinaryText.writeUuid(bytes, from, mask, out);
    }

    @Override
    public int end(byte[] bytes, int from, int to) {
        return from + UUID_BYTES;
    }
}

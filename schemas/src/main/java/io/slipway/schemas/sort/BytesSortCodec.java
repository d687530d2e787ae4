package io.slipway.schemas.sort;

import io.slipway.schemas.column.ColumnReader;
import io.slipway.schemas.text.BinaryText;
import io.slipway.schemas.text.ByteSink;

/**
 * Text and bytes: each zero byte as 00 FF, the end as 00 00 (the encoding of FoundationDB's tuple layer, with an end of
 * its own). A value that is the beginning of another comes before it, since its end is lower than anything that follows.
 * UTF-8 in this order is in the order of code points. The text of bytes is base64.
 */
record BytesSortCodec(boolean binary, int mask) implements SortCodec {
    private static final int END_BYTES = 2;

    @Override
    public void encode(ColumnReader reader, int row, ByteSink out) {
        int length = reader.bytesLength(row);
        int from = out.reserve(length + END_BYTES);
        reader.copyBytes(row, out.array(), from);
        out.setLength(from + length);
        close(from, out);
    }

    @Override
    public void parse(byte[] text, int from, int to, ByteSink out) {
        int start = out.length();
        if (binary) {
            out.put(BinaryText.parseBase64(text, from, to));
        } else {
            out.put(text, from, to);
        }
        close(start, out);
    }

    @Override
    public void text(byte[] bytes, int from, ByteSink out) {
        int start = out.length();
        for (int i = from; !endsAt(bytes, i); i++) {
            byte b = (byte) (bytes[i] ^ mask);
            out.put(b);
            i += b == 0 ? 1 : 0;
        }
        if (binary) {
            BinaryText.replaceWithBase64(out, start);
        }
    }

    @Override
    public int end(byte[] bytes, int from, int to) {
        int at = from;
        while (at + 1 < to && !endsAt(bytes, at)) {
            at += (byte) (bytes[at] ^ mask) == 0 ? 2 : 1;
        }
        return at + END_BYTES;
    }

    private boolean endsAt(byte[] bytes, int at) {
        return (byte) (bytes[at] ^ mask) == 0 && (byte) (bytes[at + 1] ^ mask) == 0;
    }

    /** Escapes zeros, adds the end and inverts what stands from {@code from} on, in place. */
    private void close(int from, ByteSink out) {
        int to = out.length();
        int zeros = zeros(out.array(), from, to);
        int end = out.reserve(zeros + END_BYTES) + zeros;
        byte[] bytes = out.array();
        int write = end;
        for (int read = to - 1; zeros > 0 && read >= from; read--) {
            if (bytes[read] == 0) {
                bytes[--write] = (byte) 0xff;
            }
            bytes[--write] = bytes[read];
        }
        bytes[end] = 0;
        bytes[end + 1] = 0;
        out.setLength(end + END_BYTES);
        if (mask != 0) {
            invert(bytes, from, out.length());
        }
    }

    private static int zeros(byte[] bytes, int from, int to) {
        int zeros = 0;
        for (int i = from; i < to; i++) {
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    private static void invert(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            bytes[i] = (byte) ~bytes[i];
        }
    }
}

package io.slipway.sst.normalise;

import io.slipway.schemas.dataset.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A session id that follows from content: the first 128 bits of a SHA-256, spelled as RocksDB spells its random ones (8 and
 * 12 digits to base 36; source: RocksDB, table/unique_id.cc), of which 103 bits remain.
 */
final class SessionId {
    static final int BYTES = 20;

    private static final int BASE = 36;
    private static final int UPPER_DIGITS = 8;

    private SessionId() {}

    static byte[] of(Sha256 content) {
        ByteBuffer hash = ByteBuffer.wrap(content.bytes());
        long upper = hash.getLong();
        long lower = hash.getLong();
        byte[] text = new byte[BYTES];
        spell((upper << 2) | (lower >>> 62), text, 0, UPPER_DIGITS);
        spell(lower & (-1L >>> 2), text, UPPER_DIGITS, BYTES);
        return text;
    }

    private static void spell(long number, byte[] text, int from, int to) {
        long rest = number;
        for (int i = to - 1; i >= from; i--) {
            text[i] = digit((int) Long.remainderUnsigned(rest, BASE));
            rest = Long.divideUnsigned(rest, BASE);
        }
    }

    private static byte digit(int value) {
        return "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".getBytes(StandardCharsets.US_ASCII)[value];
    }
}

package io.slipway.serving.resp.wire;

import io.netty.buffer.ByteBuf;

/** Writes a type, a number and CR LF. Reused; not thread-safe. */
final class WireHeaders {
    /** Type, sign, 19 digits, CR LF. */
    private static final int LONGEST = 23;

    private final byte[] text = new byte[LONGEST];

    void write(ByteBuf out, char type, long number) {
        int at = LONGEST;
        text[--at] = '\n';
        text[--at] = '\r';
        // Of a negative number all digits are negative: Long.MIN_VALUE has no positive twin.
        long rest = number;
        do {
            text[--at] = (byte) ('0' + Math.abs(rest % 10));
            rest /= 10;
        } while (rest != 0);
        if (number < 0) {
            text[--at] = '-';
        }
        text[--at] = (byte) type;
        out.writeBytes(text, at, LONGEST - at);
    }
}

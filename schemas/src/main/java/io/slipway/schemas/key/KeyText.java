package io.slipway.schemas.key;

import io.slipway.schemas.text.ByteSink;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The escapes in the text of a key. Inside a column {@code \} stands as {@code \\}, <code>}</code> as {@code \x7d}, the
 * zero byte as {@code \x00}, and where several columns are joined, {@code |} as {@code \|}. So a key text holds no
 * <code>}</code> and no zero byte, and what Redis clients hash between the braces is the whole of it.
 */
final class KeyText {
    static final byte SEPARATOR = '|';

    private static final byte[] BRACE = "\\x7d".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ZERO = "\\x00".getBytes(StandardCharsets.US_ASCII);

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;

    private KeyText() {}

    /** Escapes what the sink holds from {@code from} on, in place; usually there is nothing to do. */
    static void escape(ByteSink sink, int from, boolean joined) {
        int to = sink.length();
        int extra = extra(sink.array(), from, to, joined);
        if (extra == 0) {
            return;
        }
        int write = sink.reserve(extra) + extra;
        sink.setLength(write);
        byte[] bytes = sink.array();
        // From right to left, so that nothing is overwritten before it is read.
        for (int read = to - 1; read >= from; read--) {
            byte b = bytes[read];
            if (b == '}' || b == 0) {
                write -= BRACE.length;
                System.arraycopy(b == 0 ? ZERO : BRACE, 0, bytes, write, BRACE.length);
            } else {
                bytes[--write] = b;
                if (b == '\\' || (joined && b == SEPARATOR)) {
                    bytes[--write] = '\\';
                }
            }
        }
    }

    /** Where column {@code index} begins; {@code to} and more if there are fewer columns. */
    static int start(byte[] text, int from, int to, int index) {
        int at = from;
        for (int i = 0; i < index; i++) {
            at = end(text, at, to) + 1;
        }
        return at;
    }

    /** The end of the column that begins at {@code from}: its separator or the end of the text. */
    static int end(byte[] text, int from, int to) {
        int at = from;
        while (at < to && text[at] != SEPARATOR) {
            at += text[at] == '\\' ? 2 : 1;
        }
        return Math.min(at, to);
    }

    static boolean escaped(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] == '\\') {
                return true;
            }
        }
        return false;
    }

    /**
     * Appends the value without escapes.
     *
     * @throws IllegalArgumentException if an escape is unknown or incomplete
     */
    static void unescape(byte[] text, int from, int to, ByteSink out) {
        for (int i = from; i < to; i++) {
            if (text[i] != '\\') {
                out.put(text[i]);
            } else if (i + 1 < to && (text[i + 1] == '\\' || text[i + 1] == SEPARATOR)) {
                out.put(text[++i]);
            } else if (startsWith(text, i, to, BRACE)) {
                out.put('}');
                i += BRACE.length - 1;
            } else if (startsWith(text, i, to, ZERO)) {
                out.put(0);
                i += ZERO.length - 1;
            } else {
                throw new IllegalArgumentException("after a backslash only \\, |, x7d and x00 may follow");
            }
        }
    }

    private static int extra(byte[] bytes, int from, int to, boolean joined) {
        int plain = plainEnd(bytes, from, to);
        int extra = 0;
        for (int i = plain; i < to; i++) {
            byte b = bytes[i];
            if (b == '}' || b == 0) {
                extra += BRACE.length - 1;
            } else if (b == '\\' || (joined && b == SEPARATOR)) {
                extra++;
            }
        }
        return extra;
    }

    /** Up to where, eight bytes at a time, nothing stands that could need an escape. */
    private static int plainEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at <= to - Long.BYTES) {
            long eight = (long) LONG.get(bytes, at);
            // '|' and '}' differ in the last bit alone.
            long suspects = zeros(eight) | zeros((eight | ONES) ^ (ONES * '}')) | zeros(eight ^ (ONES * '\\'));
            if (suspects != 0) {
                return at;
            }
            at += Long.BYTES;
        }
        return at;
    }

    /** Not 0 if and only if one of eight bytes is zero (Mycroft 1987). */
    private static long zeros(long eight) {
        return (eight - ONES) & ~eight & (ONES << 7);
    }

    private static boolean startsWith(byte[] text, int from, int to, byte[] wanted) {
        if (to - from < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (text[from + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}

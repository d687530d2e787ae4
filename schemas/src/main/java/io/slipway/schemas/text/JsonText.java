package io.slipway.schemas.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Strings of JSON from UTF-8 (RFC 8259): quotes, backslashes and control characters are escaped, everything else passes
 * as it is, so that text of any script keeps its length.
 */
public final class JsonText {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long EACH = 0x0101_0101_0101_0101L;

    private JsonText() {}

    public static void writeNull(ByteSink out) {
        out.put(NULL);
    }

    public static void write(boolean value, ByteSink out) {
        out.put(value ? TRUE : FALSE);
    }

    /** Writes the bytes, which are UTF-8, as a string between quotes. */
    public static void writeString(byte[] utf8, int from, int to, ByteSink out) {
        out.put('"');
        int copied = from;
        for (int i = plainEnd(utf8, from, to); i < to; i = plainEnd(utf8, copied, to)) {
            out.put(utf8, copied, i);
            escape(utf8[i], out);
            copied = i + 1;
        }
        out.put(utf8, copied, to);
        out.put('"');
    }

    /** The first byte that needs an escape, or the end; eight bytes a step as long as none of them does. */
    private static int plainEnd(byte[] utf8, int from, int to) {
        int i = from;
        while (i <= to - Long.BYTES && !anyToEscape((long) LONG.get(utf8, i))) {
            i += Long.BYTES;
        }
        while (i < to && !toEscape(utf8[i])) {
            i++;
        }
        return i;
    }

    private static boolean toEscape(byte b) {
        return b == '"' || b == '\\' || (b >= 0 && b < 0x20);
    }

    /** Whether a byte of the eight is below 0x20, a quote or a backslash (Anderson, "Bit Twiddling Hacks", haszero). */
    private static boolean anyToEscape(long eight) {
        long quotes = eight ^ EACH * '"';
        long backslashes = eight ^ EACH * '\\';
        long below = (eight - EACH * 0x20) & ~eight;
        long zeros = ((quotes - EACH) & ~quotes) | ((backslashes - EACH) & ~backslashes);
        return ((below | zeros) & EACH << 7) != 0;
    }

    /** Turns the UTF-8 that the sink holds from {@code from} on into a string between quotes. */
    public static void quote(ByteSink sink, int from) {
        int to = sink.length();
        writeString(sink.array(), from, to, sink);
        byte[] bytes = sink.array();
        int length = sink.length() - to;
        System.arraycopy(bytes, to, bytes, from, length);
        sink.setLength(from + length);
    }

    /** The text as a JSON string, made once and copied often. */
    public static byte[] string(String text) {
        ByteSink out = new ByteSink();
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        writeString(utf8, 0, utf8.length, out);
        return out.toByteArray();
    }

    private static void escape(byte b, ByteSink out) {
        out.put('\\');
        switch (b) {
            case '"', '\\' -> out.put(b);
            case '\b' -> out.put('b');
            case '\t' -> out.put('t');
            case '\n' -> out.put('n');
            case '\f' -> out.put('f');
            case '\r' -> out.put('r');
            default -> {
                out.put('u');
                out.put('0');
                out.put('0');
                out.put(HEX[b >>> 4]);
                out.put(HEX[b & 15]);
            }
        }
    }
}

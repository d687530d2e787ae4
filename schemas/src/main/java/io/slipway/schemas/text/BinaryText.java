package io.slipway.schemas.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Bytes as base64 (RFC 4648, standard alphabet, padded), and the 16 bytes of a UUID as its 36 characters. */
public final class BinaryText {
    public static final int UUID_BYTES = 16;
    public static final int UUID_CHARACTERS = 36;

    private static final byte[] BASE64 =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private BinaryText() {}

    /** Appends the base64 of the bytes. */
    public static void writeBase64(byte[] bytes, int from, int to, ByteSink out) {
        int length = Math.toIntExact((to - from + 2L) / 3 * 4);
        int at = out.reserve(length);
        byte[] target = out.array();
        int i = from;
        for (; i + 3 <= to; i += 3) {
            int three = ((bytes[i] & 0xff) << 16) | ((bytes[i + 1] & 0xff) << 8) | (bytes[i + 2] & 0xff);
            target[at++] = BASE64[three >>> 18];
            target[at++] = BASE64[(three >>> 12) & 63];
            target[at++] = BASE64[(three >>> 6) & 63];
            target[at++] = BASE64[three & 63];
        }
        if (i < to) {
            int rest = ((bytes[i] & 0xff) << 16) | (i + 1 < to ? (bytes[i + 1] & 0xff) << 8 : 0);
            target[at++] = BASE64[rest >>> 18];
            target[at++] = BASE64[(rest >>> 12) & 63];
            target[at++] = i + 1 < to ? BASE64[(rest >>> 6) & 63] : (byte) '=';
            target[at++] = '=';
        }
        out.setLength(at);
    }

    /** Replaces the bytes that the sink holds from {@code from} on by their base64. */
    public static void replaceWithBase64(ByteSink sink, int from) {
        int to = sink.length();
        writeBase64(sink.array(), from, to, sink);
        byte[] bytes = sink.array();
        int length = sink.length() - to;
        System.arraycopy(bytes, to, bytes, from, length);
        sink.setLength(from + length);
    }

    /**
     * Reads base64 back.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static byte[] parseBase64(byte[] text, int from, int to) {
        return Base64.getDecoder().decode(Arrays.copyOfRange(text, from, to));
    }

    /** Appends the 36 characters, lower case; each byte is first combined with {@code mask} by exclusive or. */
    public static void writeUuid(byte[] bytes, int from, int mask, ByteSink out) {
        int at = out.reserve(UUID_CHARACTERS);
        byte[] target = out.array();
        for (int i = 0; i < UUID_BYTES; i++) {
            if (i == 4 || i == 6 || i == 8 || i == 10) {
                target[at++] = '-';
            }
            int value = (bytes[from + i] ^ mask) & 0xff;
            target[at++] = HEX[value >>> 4];
            target[at++] = HEX[value & 15];
        }
        out.setLength(at);
    }

    /**
     * Reads 36 characters into 16 bytes, each combined with {@code mask} by exclusive or. Source and target may be the
     * same array at the same position: what is written never runs ahead of what is read.
     *
     * @throws IllegalArgumentException if they are not a UUID
     */
    public static void parseUuid(byte[] text, int from, int mask, byte[] target, int at) {
        int read = from;
        for (int i = 0; i < UUID_BYTES; i++) {
            if (i == 4 || i == 6 || i == 8 || i == 10) {
                if (text[read++] != '-') {
                    throw new IllegalArgumentException("it is not a UUID");
                }
            }
            int high = Character.digit(text[read++], 16);
            int low = Character.digit(text[read++], 16);
            if (high < 0 || low < 0) {
                throw new IllegalArgumentException("it is not a UUID");
            }
            target[at + i] = (byte) ((high << 4 | low) ^ mask);
        }
    }
}

package io.slipway.catalog.store;

import java.nio.charset.StandardCharsets;

/**
 * The name of one object below a root: segments joined by {@code /}, such as {@code log/00000000000000000042.json}.
 *
 * <p>Keys are ordered by their UTF-8 bytes, the order in which every store lists them.
 */
public record ObjectKey(String text) implements Comparable<ObjectKey> {
    private static final int MAX_BYTES = 1024;

    /**
     * Checks that the key names an object on every kind of store.
     *
     * @throws IllegalArgumentException if the key is empty or longer than 1024 bytes, begins or ends with a slash, has an
     *     empty segment, {@code .} or {@code ..} as a segment, or a control character
     */
    public ObjectKey {
        if (text.isEmpty() || text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw unfit(text, "1 to " + MAX_BYTES + " bytes");
        }
        for (String segment : text.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                throw unfit(text, "segments that are neither empty nor . nor ..");
            }
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw unfit(text, "no control characters");
        }
    }

    private static IllegalArgumentException unfit(String text, String expected) {
        return new IllegalArgumentException(
                "Cannot name an object: the key does not fit, expected=" + expected + " actual=" + text);
    }

    @Override
    public int compareTo(ObjectKey other) {
        return compare(text, other.text);
    }

    /** Compares two texts as their UTF-8 bytes do: by code point, where {@link String#compareTo} goes by UTF-16 unit. */
    static int compare(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        for (int i = 0; i < shorter; i++) {
            if (a.charAt(i) != b.charAt(i)) {
                return Integer.compare(orderOf(a.charAt(i)), orderOf(b.charAt(i)));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    // Surrogates stand for code points above every other UTF-16 unit.
    private static int orderOf(char unit) {
        return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
    }

    @Override
    public String toString() {
        return text;
    }
}

package io.slipway.schemas.avro;

/**
 * Column names as Avro names, which are {@code [A-Za-z_][A-Za-z0-9_]*}. A name that fits stands as it is; every other
 * character, and a digit at the beginning, becomes {@code _x<code point in lower-case hex>_}, and so does an underscore
 * that would begin such a sequence by accident. {@code mean delay} is {@code mean_x20_delay}, {@code 1st} is
 * {@code _x31_st}. Different names stay different, and the column name can be read back.
 */
public final class AvroNames {
    private static final int MAX_HEX = 6;

    private AvroNames() {}

    public static String encode(String column) {
        StringBuilder avro = new StringBuilder(column.length());
        for (int i = 0; i < column.length(); i += Character.charCount(column.codePointAt(i))) {
            int c = column.codePointAt(i);
            if (fits(c, i == 0) && !(c == '_' && beginsEscape(column, i))) {
                avro.appendCodePoint(c);
            } else {
                avro.append("_x").append(Integer.toHexString(c)).append('_');
            }
        }
        return avro.toString();
    }

    public static String decode(String avro) {
        StringBuilder column = new StringBuilder(avro.length());
        for (int i = 0; i < avro.length(); ) {
            int end = avro.charAt(i) == '_' ? escapeEnd(avro, i) : -1;
            if (end < 0) {
                column.append(avro.charAt(i++));
            } else {
                column.appendCodePoint(Integer.parseInt(avro, i + 2, end, 16));
                i = end + 1;
            }
        }
        return column.toString();
    }

    private static boolean fits(int c, boolean first) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (!first && c >= '0' && c <= '9');
    }

    /** Whether the underscore, left as it is, would be read as an escape: what closes one may itself be an escape. */
    private static boolean beginsEscape(String column, int underscore) {
        int end = hexEnd(column, underscore);
        return end > 0 && end < column.length() && (column.charAt(end) == '_' || !fits(column.charAt(end), false));
    }

    /** The closing underscore of the escape that begins here, or -1. */
    private static int escapeEnd(String avro, int underscore) {
        int end = hexEnd(avro, underscore);
        return end > 0 && end < avro.length() && avro.charAt(end) == '_' ? end : -1;
    }

    /** The end of {@code _x} and one to six hex digits, or -1. */
    private static int hexEnd(String text, int underscore) {
        int from = underscore + 2;
        if (from > text.length() || text.charAt(underscore + 1) != 'x') {
            return -1;
        }
        int at = from;
        while (at < text.length() && at - from < MAX_HEX && isHex(text.charAt(at))) {
            at++;
        }
        return at == from ? -1 : at;
    }

    private static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
}

package io.slipway.serving.resp.wire;

/**
 * Splits a request that was written as a plain line (telnet, netcat) at white space, with the quoting of redis-cli:
 * {@code "…"} with {@code \n \r \t \b \a \xHH}, {@code '…'} with {@code \'}.
 */
final class InlineLine {
    private final byte[] bytes;
    private final int end;
    private int at;
    private int to;

    private InlineLine(byte[] bytes, int end) {
        this.bytes = bytes;
        this.end = end;
    }

    /**
     * Adds the words of the line to the request. Quotes are resolved in place, which never makes a word longer.
     *
     * @param bytes the line without its LF; it is changed
     * @return false if a quote is not closed, or something follows one directly
     */
    static boolean split(byte[] bytes, Request into) {
        boolean returned = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        InlineLine line = new InlineLine(bytes, returned ? bytes.length - 1 : bytes.length);
        while (line.skipBlanks()) {
            int from = line.at;
            line.to = from;
            if (!line.word()) {
                return false;
            }
            into.add(from, line.to - from);
        }
        return true;
    }

    private boolean skipBlanks() {
        while (at < end && blank(bytes[at])) {
            at++;
        }
        return at < end;
    }

    private boolean word() {
        while (at < end && !blank(bytes[at])) {
            byte letter = bytes[at++];
            if (letter == '"' || letter == '\'') {
                return quoted(letter) && (at == end || blank(bytes[at]));
            }
            bytes[to++] = letter;
        }
        return true;
    }

    private boolean quoted(byte quote) {
        while (at < end) {
            byte letter = bytes[at++];
            if (letter == quote) {
                return true;
            }
            bytes[to++] = letter == '\\' && at < end ? escaped(quote) : letter;
        }
        return false;
    }

    private byte escaped(byte quote) {
        if (quote == '\'') {
            return bytes[at] == '\'' ? bytes[at++] : (byte) '\\';
        }
        byte letter = bytes[at++];
        return switch (letter) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'a' -> 7;
            case 'x' -> hexadecimal();
            default -> letter;
        };
    }

    private byte hexadecimal() {
        if (end - at < 2 || digit(bytes[at]) < 0 || digit(bytes[at + 1]) < 0) {
            return 'x';
        }
        at += 2;
        return (byte) (digit(bytes[at - 2]) << 4 | digit(bytes[at - 1]));
    }

    private static int digit(byte letter) {
        return Character.digit((char) (letter & 0xff), 16);
    }

    private static boolean blank(byte letter) {
        return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n' || letter == 0x0b || letter == 0x0c;
    }
}

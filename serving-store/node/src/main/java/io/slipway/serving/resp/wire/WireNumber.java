package io.slipway.serving.resp.wire;

/** Reads a decimal number that ends with CR LF. Reused; not thread-safe. */
final class WireNumber {
    /** More digits than any length that is allowed. */
    private static final int MOST_DIGITS = 18;

    private long value;
    private int end;
    private boolean refused;

    /** Whether a whole number stands at {@code from}; if not, {@link #refused()} says whether one still can. */
    boolean read(byte[] bytes, int from, int limit) {
        refused = false;
        int at = from;
        boolean negative = at < limit && bytes[at] == '-';
        if (negative) {
            at++;
        }
        int digits = at;
        long sum = 0;
        while (at < limit && bytes[at] >= '0' && bytes[at] <= '9' && at - digits < MOST_DIGITS) {
            sum = sum * 10 + (bytes[at] - '0');
            at++;
        }
        value = negative ? -sum : sum;
        return at < limit && finish(bytes, at, limit, at > digits);
    }

    private boolean finish(byte[] bytes, int at, int limit, boolean hasDigits) {
        if (!hasDigits || bytes[at] != '\r' || (at + 1 < limit && bytes[at + 1] != '\n')) {
            refused = true;
            return false;
        }
        end = at + 2;
        return end <= limit;
    }

    long value() {
        return value;
    }

    int end() {
        return end;
    }

    boolean refused() {
        return refused;
    }
}

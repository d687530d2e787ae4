package io.slipway.schemas.text;

import java.nio.charset.StandardCharsets;

/** Integers as decimal digits: no leading zero, no plus sign. */
public final class NumberText {
    private static final int MAX_DIGITS = 20;
    private static final byte[] SMALLEST = "-9223372036854775808".getBytes(StandardCharsets.US_ASCII);

    private NumberText() {}

    public static void write(long value, ByteSink out) {
        if (value >= 0) {
            writeDigits(value, 1, out);
        } else if (value == Long.MIN_VALUE) {
            out.put(SMALLEST);
        } else {
            out.put('-');
            writeDigits(-value, 1, out);
        }
    }

    /** A number that is not negative with at least {@code width} digits, zeros in front. */
    static void writeDigits(long value, int width, ByteSink out) {
        int digits = Math.max(width, digits(value));
        int at = out.reserve(digits);
        byte[] target = out.array();
        long rest = value;
        for (int i = at + digits - 1; i >= at; i--) {
            long next = rest / 10;
            target[i] = (byte) ('0' + (rest - next * 10));
            rest = next;
        }
        out.setLength(at + digits);
    }

    /** How many digits a number that is not negative has. */
    static int digits(long value) {
        int digits = 1;
        for (long power = 10; digits < MAX_DIGITS - 1 && value >= power; power *= 10) {
            digits++;
        }
        return digits;
    }

    /**
     * Reads an optional minus sign and digits.
     *
     * @throws IllegalArgumentException if the text is something else, or outside the bounds
     */
    static long parse(byte[] text, int from, int to, long min, long max) {
        boolean negative = from < to && text[from] == '-';
        int first = negative ? from + 1 : from;
        if (first == to) {
            throw new IllegalArgumentException("it has no digits");
        }
        long value = 0; // kept negative, since there is one more negative number than positive ones
        for (int i = first; i < to; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9 || value < (Long.MIN_VALUE + digit) / 10) {
                throw new IllegalArgumentException("it is not a whole number from " + min + " to " + max);
            }
            value = value * 10 - digit;
        }
        boolean tooLarge = !negative && value == Long.MIN_VALUE;
        long signed = negative ? value : -value;
        if (tooLarge || signed < min || signed > max) {
            throw new IllegalArgumentException("it is not a whole number from " + min + " to " + max);
        }
        return signed;
    }
}

package io.slipway.schemas.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/**
 * Decimals as text at their scale: {@code -12.50}, {@code 0.05}; all digits after the point are written, no exponent, at
 * least one digit before the point. The unscaled value is a 128-bit two's complement integer in two halves.
 */
public final class DecimalText {
    private static final int MAX_DIGITS = 39;
    private static final long LIMB = 1_000_000_000; // nine digits a division
    private static final int LIMB_DIGITS = 9;
    private static final long LOW_32 = 0xffff_ffffL;

    private DecimalText() {}

    /** Writes the decimal whose unscaled value has these halves. */
    public static void write(long high, long low, int scale, ByteSink out) {
        boolean negative = high < 0;
        if (negative) {
            out.put('-');
        }
        long magnitudeLow = negative ? -low : low;
        long magnitudeHigh = negative ? ~high + (low == 0 ? 1 : 0) : high;
        int from = out.reserve(2 * MAX_DIGITS + 2);
        byte[] target = out.array();
        int end = from + 2 * MAX_DIGITS;
        int first = magnitudeHigh == 0 && magnitudeLow >= 0
                ? digitsBackwards(magnitudeLow, target, end)
                : wideDigitsBackwards(magnitudeHigh, magnitudeLow, target, end);
        while (end - first <= scale) {
            target[--first] = '0';
        }
        int whole = end - first - scale;
        System.arraycopy(target, first, target, from, whole);
        int length = whole;
        if (scale > 0) {
            target[from + whole] = '.';
            System.arraycopy(target, end - scale, target, from + whole + 1, scale);
            length += 1 + scale;
        }
        out.setLength(from + length);
    }

    /**
     * Reads a decimal as its unscaled value; fewer digits after the point than the scale are filled up.
     *
     * @throws IllegalArgumentException if the text is not a decimal, or does not fit precision and scale
     */
    public static BigInteger parse(byte[] text, int from, int to, int precision, int scale) {
        String decimal = new String(text, from, to - from, StandardCharsets.ISO_8859_1);
        if (!decimal.matches("-?[0-9]{1,38}(\\.[0-9]{1,38})?")) {
            throw new IllegalArgumentException("it is not a decimal number");
        }
        BigDecimal value = new BigDecimal(decimal);
        BigDecimal scaled = value.setScale(scale, RoundingMode.DOWN);
        if (scaled.compareTo(value) != 0 || scaled.precision() > precision) {
            throw new IllegalArgumentException("it does not fit decimal(" + precision + "," + scale + ")");
        }
        return scaled.unscaledValue();
    }

    private static int digitsBackwards(long value, byte[] target, int end) {
        int at = end;
        long rest = value;
        do {
            long next = rest / 10;
            target[--at] = (byte) ('0' + (rest - next * 10));
            rest = next;
        } while (rest != 0);
        return at;
    }

    /** Long division of four 32-bit limbs by 10^9, schoolbook. */
    private static int wideDigitsBackwards(long high, long low, byte[] target, int end) {
        long a = high >>> 32;
        long b = high & LOW_32;
        long c = low >>> 32;
        long d = low & LOW_32;
        int at = end;
        do {
            long remainder = a % LIMB;
            a /= LIMB;
            b |= remainder << 32;
            remainder = b % LIMB;
            b /= LIMB;
            c |= remainder << 32;
            remainder = c % LIMB;
            c /= LIMB;
            d |= remainder << 32;
            remainder = d % LIMB;
            d /= LIMB;
            for (int i = 0; i < LIMB_DIGITS; i++) {
                target[--at] = (byte) ('0' + remainder % 10);
                remainder /= 10;
            }
        } while ((a | b | c | d) != 0);
        while (at < end - 1 && target[at] == '0') {
            at++;
        }
        return at;
    }
}

package io.slipway.schemas.text;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.nio.charset.StandardCharsets;

/**
 * Floating-point numbers as the shortest decimal that reads back to the same value, laid out as in RFC 8785 (JSON
 * canonicalisation; ECMAScript's Number::toString): {@code 12}, {@code 0.1}, {@code 1e+21}, {@code 1.5e-7}. Negative zero
 * keeps its sign. {@code Double.toString} is no help, since releases before 19 do not always find the shortest.
 */
public final class DoubleText {
    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
    private static final double UNIQUE_DOUBLE = 1e15; // decimals of 15 digits are told apart by doubles
    private static final double UNIQUE_FLOAT = 1e6; // decimals of 6 digits are told apart by floats
    private static final int MAX_PLAIN = 21;
    private static final int MIN_PLAIN = -6;

    private DoubleText() {}

    /** Whether JSON can hold the value as a number. */
    public static boolean isNumber(double value) {
        return Double.isFinite(value);
    }

    public static void write(double value, ByteSink out) {
        if (special(value, out)) {
            return;
        }
        double magnitude = Math.abs(value);
        for (int scale = 0; scale < POWERS.length; scale++) {
            double scaled = Math.rint(magnitude * POWERS[scale]);
            if (scaled >= UNIQUE_DOUBLE) {
                break;
            }
            // Both operands are exact, so the quotient is what a correct reader makes of the decimal.
            if (scaled / POWERS[scale] == magnitude) {
                layOut((long) scaled, -scale, out);
                return;
            }
        }
        String shortest = NumberOutput.toString(magnitude, true);
        boolean oneDoes = hasTwoDigits(shortest) && Double.parseDouble(oneDigit(shortest)) == magnitude;
        layOut(oneDoes ? oneDigit(shortest) : shortest, out);
    }

    public static void write(float value, ByteSink out) {
        if (special(value, out)) {
            return;
        }
        float magnitude = Math.abs(value);
        for (int scale = 0; scale < POWERS.length; scale++) {
            double scaled = Math.rint(magnitude * POWERS[scale]);
            if (scaled >= UNIQUE_FLOAT) {
                break;
            }
            if ((float) (scaled / POWERS[scale]) == magnitude) {
                layOut((long) scaled, -scale, out);
                return;
            }
        }
        String shortest = NumberOutput.toString(magnitude, true);
        boolean oneDoes = hasTwoDigits(shortest) && Float.parseFloat(oneDigit(shortest)) == magnitude;
        layOut(oneDoes ? oneDigit(shortest) : shortest, out);
    }

    /** Writes the sign, and zero, NaN and the infinities whole. */
    private static boolean special(double value, ByteSink out) {
        if (Double.isNaN(value)) {
            ascii("NaN", out);
            return true;
        }
        if (value < 0 || 1 / value < 0) {
            out.put('-');
        }
        if (Double.isInfinite(value)) {
            ascii("Infinity", out);
            return true;
        }
        if (value == 0) {
            out.put('0');
            return true;
        }
        return false;
    }

    /** Java's texts have two digits at least, {@code 4.9E-324}; for the smallest subnormal numbers one does. */
    private static boolean hasTwoDigits(String shortest) {
        return shortest.length() > 4 && shortest.charAt(3) == 'E';
    }

    private static String oneDigit(String shortest) {
        int rounded = shortest.charAt(0) - '0' + (shortest.charAt(2) >= '5' ? 1 : 0);
        return rounded + shortest.substring(3);
    }

    /** Takes {@code 1.25E-7} apart into 125 and -9. */
    private static void layOut(String shortest, ByteSink out) {
        long digits = 0;
        int exponent = 0;
        boolean afterPoint = false;
        int at = 0;
        for (; at < shortest.length() && shortest.charAt(at) != 'E'; at++) {
            char c = shortest.charAt(at);
            if (c == '.') {
                afterPoint = true;
            } else {
                digits = digits * 10 + c - '0';
                exponent -= afterPoint ? 1 : 0;
            }
        }
        if (at < shortest.length()) {
            exponent += Integer.parseInt(shortest, at + 1, shortest.length(), 10);
        }
        layOut(digits, exponent, out);
    }

    /** Writes {@code digits * 10^exponent}; digits are above zero. */
    private static void layOut(long digits, int exponent, ByteSink out) {
        long significant = digits;
        int power = exponent;
        while (significant % 10 == 0) {
            significant /= 10;
            power++;
        }
        int count = NumberText.digits(significant);
        int point = count + power; // where the point stands, counted from the first digit
        if (point > MAX_PLAIN || point <= MIN_PLAIN) {
            withExponent(significant, count, point - 1, out);
        } else if (power >= 0) {
            NumberText.writeDigits(significant, 1, out);
            zeros(power, out);
        } else if (point > 0) {
            withPoint(significant, count, point, out);
        } else {
            ascii("0.", out);
            NumberText.writeDigits(significant, count - point, out);
        }
    }

    private static void withPoint(long significant, int count, int point, ByteSink out) {
        int from = out.length();
        NumberText.writeDigits(significant, 1, out);
        out.put('.');
        byte[] target = out.array();
        System.arraycopy(target, from + point, target, from + point + 1, count - point);
        target[from + point] = '.';
    }

    private static void withExponent(long significant, int count, int exponent, ByteSink out) {
        if (count == 1) {
            NumberText.writeDigits(significant, 1, out);
        } else {
            withPoint(significant, count, 1, out);
        }
        out.put('e');
        out.put(exponent < 0 ? '-' : '+');
        NumberText.writeDigits(Math.abs(exponent), 1, out);
    }

    private static void zeros(int count, ByteSink out) {
        for (int i = 0; i < count; i++) {
            out.put('0');
        }
    }

    private static void ascii(String text, ByteSink out) {
        out.put(text.getBytes(StandardCharsets.US_ASCII));
    }
}

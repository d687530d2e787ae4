package io.slipway.ops.cli.output;

import java.time.Duration;
import java.util.Locale;

/** Figures as people read them: three digits that count and a unit. */
public final class Figures {
    private static final String[] BYTE_UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Figures() {}

    /** A whole number with its thousands apart, such as {@code 2,999,994}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A number of bytes, such as {@code 13.5 MiB}. */
    public static String bytes(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1024 && unit < BYTE_UNITS.length - 1) {
            size /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " B" : threeDigits(size) + " " + BYTE_UNITS[unit];
    }

    /** Rows a second, such as {@code 1.21 M rows/s}; a time of nothing counts as a microsecond. */
    public static String rate(long rows, Duration time) {
        double perSecond = rows / Math.max(1e-6, seconds(time));
        if (perSecond >= 1e6) {
            return threeDigits(perSecond / 1e6) + " M rows/s";
        }
        return perSecond >= 1e3 ? threeDigits(perSecond / 1e3) + " k rows/s" : threeDigits(perSecond) + " rows/s";
    }

    /** A length of time, such as {@code 850 µs}, {@code 12.3 ms}, {@code 4.56 s} or {@code 2 min 5 s}. */
    public static String time(Duration time) {
        double seconds = seconds(time);
        if (seconds >= 100) {
            return time.toMinutes() + " min " + time.toSecondsPart() + " s";
        }
        if (seconds >= 1) {
            return threeDigits(seconds) + " s";
        }
        return seconds >= 1e-3 ? threeDigits(seconds * 1e3) + " ms" : threeDigits(seconds * 1e6) + " µs";
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    private static String threeDigits(double figure) {
        int decimals = figure >= 99.95 ? 0 : figure >= 9.995 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f", figure);
    }
}

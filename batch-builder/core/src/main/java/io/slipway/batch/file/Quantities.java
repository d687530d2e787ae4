package io.slipway.batch.file;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads sizes, durations and fractions as people write them. All throw IllegalArgumentException for what does not fit. */
public final class Quantities {
    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*([A-Za-z%]*)");
    private static final Map<String, Long> BYTES = Map.of(
            "",
            1L,
            "B",
            1L,
            "KIB",
            1L << 10,
            "MIB",
            1L << 20,
            "GIB",
            1L << 30,
            "TIB",
            1L << 40,
            "KB",
            1_000L,
            "MB",
            1_000_000L,
            "GB",
            1_000_000_000L,
            "TB",
            1_000_000_000_000L);
    private static final Map<String, Long> MILLIS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

    private Quantities() {}

    /** Bytes: {@code 10GiB}, {@code 512MiB}, {@code 1000}. */
    public static long bytes(String text) {
        Matcher parts = match(text);
        return scaled(parts, BYTES.get(parts.group(2).toUpperCase(Locale.ROOT)), text);
    }

    /** A time span: {@code 24h}, {@code 30m}, {@code 90s}, {@code 7d}. */
    public static Duration duration(String text) {
        Matcher parts = match(text);
        return Duration.ofMillis(scaled(parts, MILLIS.get(parts.group(2)), text));
    }

    /** A fraction: {@code 20%} is 0.2, and so is {@code 0.2}. */
    public static BigDecimal fraction(String text) {
        Matcher parts = match(text);
        BigDecimal number = new BigDecimal(parts.group(1));
        return switch (parts.group(2)) {
            case "%" -> number.movePointLeft(2);
            case "" -> number;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Matcher match(String text) {
        Matcher matcher = NUMBER_AND_UNIT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        return matcher;
    }

    @SuppressWarnings("UnboxedNullable")
    private static long scaled(Matcher parts, @org.jspecify.annotations.Nullable Long unit, String text) {
        if (unit == null) {
            throw new IllegalArgumentException(text);
        }
        try {
            return new BigDecimal(parts.group(1))
                    .multiply(BigDecimal.valueOf(unit))
                    .longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}

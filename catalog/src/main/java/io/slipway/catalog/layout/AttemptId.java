package io.slipway.catalog.layout;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One try at building one push: {@code <base sequence>-<16 hex digits>}, never used again.
 *
 * @param baseSequence the head of the catalog log when the try began; the floor is compared with it
 * @param random what tells two tries with one base apart
 */
public record AttemptId(long baseSequence, String random) {
    private static final Pattern GRAMMAR = Pattern.compile("(0|[1-9][0-9]{0,17})-([0-9a-f]{16})");
    private static final int RANDOM_DIGITS = 16;

    /**
     * Checks both parts.
     *
     * @throws IllegalArgumentException if they do not make an attempt id
     */
    public AttemptId {
        if (!GRAMMAR.matcher(baseSequence + "-" + random).matches()) {
            throw unfit(baseSequence + "-" + random);
        }
    }

    /** A new attempt; the generator must be seeded so that two builders never draw the same. */
    public static AttemptId random(long baseSequence, RandomGenerator random) {
        return new AttemptId(baseSequence, HexFormat.of().toHexDigits(random.nextLong(), RANDOM_DIGITS));
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if the text is not an attempt id
     */
    public static AttemptId parse(String text) {
        Matcher matcher = GRAMMAR.matcher(text);
        if (!matcher.matches()) {
            throw unfit(text);
        }
        return new AttemptId(Long.parseLong(matcher.group(1)), matcher.group(2));
    }

    private static IllegalArgumentException unfit(String text) {
        return new IllegalArgumentException(
                "Cannot name an attempt: the id does not fit, expected=" + GRAMMAR + " actual=" + text);
    }

    @Override
    public String toString() {
        return baseSequence + "-" + random;
    }
}

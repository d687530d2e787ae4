package io.slipway.schemas.dataset;

/** The number of a version within its dataset: 1, 2, 3 …, never used twice. */
public record VersionNumber(long value) implements Comparable<VersionNumber> {
    public static final VersionNumber FIRST = new VersionNumber(1);

    /**
     * Checks that numbers begin at one.
     *
     * @throws IllegalArgumentException if the value is less than one
     */
    public VersionNumber {
        if (value < 1) {
            throw new IllegalArgumentException("Cannot number a version: expected=1 or more actual=" + value);
        }
    }

    /**
     * Reads decimal digits without sign.
     *
     * @throws IllegalArgumentException if the text is not such a number, or is too large
     */
    public static VersionNumber parse(String text) {
        if (text.isEmpty() || text.length() > 19 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException(
                    "Cannot number a version: expected=a whole number from 1 actual=" + text);
        }
        return new VersionNumber(Long.parseLong(text));
    }

    public VersionNumber next() {
        return new VersionNumber(Math.incrementExact(value));
    }

    @Override
    public int compareTo(VersionNumber other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}

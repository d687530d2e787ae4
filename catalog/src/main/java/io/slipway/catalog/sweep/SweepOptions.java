package io.slipway.catalog.sweep;

import java.time.Duration;

/**
 * How a sweep is done.
 *
 * @param minAge attempts that may have begun more recently are left alone
 * @param dryRun whether to only say what would be done
 */
public record SweepOptions(Duration minAge, boolean dryRun) {
    /** A week, for real. */
    public static final SweepOptions DEFAULT = new SweepOptions(Duration.ofDays(7), false);

    /**
     * Checks the age.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public SweepOptions {
        if (minAge.isNegative()) {
            throw new IllegalArgumentException("Cannot sweep: expected=an age of 0 or more actual=" + minAge);
        }
    }
}

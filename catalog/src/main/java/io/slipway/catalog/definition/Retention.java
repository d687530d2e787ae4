package io.slipway.catalog.definition;

import java.time.Duration;

/**
 * What storage keeps of the past, besides what is served or may be rolled back to.
 *
 * @param versions the newest versions that are kept
 * @param minAge younger versions than this are kept
 */
public record Retention(int versions, Duration minAge) {
    public static final Retention DEFAULT = new Retention(3, Duration.ofHours(24));

    /**
     * Checks both figures.
     *
     * @throws IllegalArgumentException if fewer than one version is kept, or the age is negative
     */
    public Retention {
        if (versions < 1 || minAge.isNegative()) {
            throw new IllegalArgumentException(
                    "Cannot define a retention: expected=1 or more versions, an age of 0 or more" + " actual="
                            + versions + " versions, " + minAge);
        }
    }
}

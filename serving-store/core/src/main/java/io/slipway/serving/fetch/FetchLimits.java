package io.slipway.serving.fetch;

/**
 * How much a node fetches at once.
 *
 * @param parallelism ranges in flight, of all versions together
 * @param rangeBytes bytes of one range
 * @param retries how often one version's fetch may repeat a failed request before it gives up for now; one for every ten
 *     ranges comes on top
 */
public record FetchLimits(int parallelism, int rangeBytes, int retries) {
    /** Four ranges of 32 MiB. */
    public static final FetchLimits DEFAULT = new FetchLimits(4, 32 << 20, 10);

    /** Checks the bounds. */
    public FetchLimits {
        if (parallelism < 1 || rangeBytes < 1 || retries < 0) {
            throw new IllegalArgumentException("Cannot fetch like this: expected=at least one range of one byte actual="
                    + parallelism + " ranges of " + rangeBytes + " bytes, " + retries + " retries");
        }
    }
}

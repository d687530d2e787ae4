package io.slipway.serving.fetch.pace;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Puts the start of a fetch off by a random time, so that the nodes of a cluster do not all ask the store at once. The less
 * there is to fetch, the shorter. Thread-safe if its generator is.
 */
public final class StartJitter {
    private static final long BYTES_PER_MILLI = 200_000;

    private final Duration longest;
    private final RandomGenerator random;

    /** Never longer than {@code longest}. */
    public StartJitter(Duration longest, RandomGenerator random) {
        this.longest = longest;
        this.random = random;
    }

    /** How long to wait before {@code bytes} are fetched: up to about a half of what fetching them takes. */
    public Duration before(long bytes) {
        return Duration.ofMillis(random.nextLong(1 + Math.min(longest.toMillis(), bytes / BYTES_PER_MILLI)));
    }
}

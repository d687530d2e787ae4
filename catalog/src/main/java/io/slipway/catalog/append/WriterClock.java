package io.slipway.catalog.append;

import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What a writer knows of time and chance.
 *
 * @param wall stamps entries, for people
 * @param monotonic measures patience
 * @param random spreads retries; used by one thread at a time
 * @param patience how long a write is tried
 */
public record WriterClock(Clock wall, MonotonicClock monotonic, RandomGenerator random, Duration patience) {
    Deadline deadline() {
        return new Deadline(monotonic, random, patience);
    }
}

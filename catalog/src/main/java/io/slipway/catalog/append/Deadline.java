package io.slipway.catalog.append;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long somebody goes on trying, and how long they wait in between: exponential with full jitter. One use, one thread. */
final class Deadline {
    private static final long FIRST_NANOS = Duration.ofMillis(20).toNanos();
    private static final long LONGEST_NANOS = Duration.ofSeconds(2).toNanos();

    private final MonotonicClock clock;
    private final RandomGenerator random;
    private final long end;
    private long bound = FIRST_NANOS;

    Deadline(MonotonicClock clock, RandomGenerator random, Duration patience) {
        this.clock = clock;
        this.random = random;
        this.end = clock.nanoTime() + patience.toNanos();
    }

    boolean passed() {
        return clock.nanoTime() - end >= 0;
    }

    void pause() {
        clock.pause(Duration.ofNanos(random.nextLong(bound) + 1));
        bound = Math.min(bound * 2, LONGEST_NANOS);
    }
}

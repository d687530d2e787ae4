package io.slipway.kafka.sink.load;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How many rows the next request has, and how long to wait before it: additive increase, multiplicative decrease, as TCP has
 * it (Chiu and Jain 1989). Each request that is taken makes the next one greater, each that finds no room halves it, and
 * waits double with jitter until one is taken. For one thread.
 */
final class Pressure {
    private static final int STEP = 250;
    private static final int LEAST = 10;
    private static final int MOST = 10_000;
    private static final long SHORTEST_MILLIS = 100;
    private static final int DOUBLINGS = 8;

    private final int most;
    private final RandomGenerator random;
    private int rows;
    private int refusals;

    /**
     * Pressure of a load that has just begun.
     *
     * @param most rows of a request, whatever the server bears
     */
    Pressure(long most, RandomGenerator random) {
        this.most = (int) Math.max(1, Math.min(most, MOST));
        this.random = random;
        this.rows = Math.min(2 * STEP, this.most);
    }

    /** The rows of the next request. */
    int rows() {
        return rows;
    }

    /** How often in a row the server had no room. */
    int refusals() {
        return refusals;
    }

    /** The server took a request. */
    void taken() {
        refusals = 0;
        rows = Math.min(most, rows + STEP);
    }

    /** The server had no room; how long to wait. */
    Duration refused() {
        rows = Math.max(Math.min(LEAST, most), rows / 2);
        long longest = SHORTEST_MILLIS << Math.min(refusals, DOUBLINGS);
        refusals++;
        return Duration.ofMillis(longest / 2 + random.nextLong(longest / 2 + 1));
    }

    /** The server took some of a request; how long to wait, which is not for long: it goes on. */
    Duration squeezed() {
        refusals = 0;
        return refused();
    }
}

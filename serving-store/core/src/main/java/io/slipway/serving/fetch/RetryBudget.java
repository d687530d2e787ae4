package io.slipway.serving.fetch;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How often one fetch may try again, all its ranges together, and how long it waits each time: full jitter over a span
 * that doubles. A budget keeps a store that is in trouble from being asked ever more. Thread-safe.
 */
final class RetryBudget {
    private static final long FIRST_SPAN_MILLIS = 100;
    private static final long LONGEST_SPAN_MILLIS = 20_000;

    private final RandomGenerator random;
    private int left;

    RetryBudget(int retries, RandomGenerator random) {
        this.left = retries;
        this.random = random;
    }

    /**
     * Takes one retry out of the budget.
     *
     * @param failures how often the same thing has failed in a row, this time included
     * @return how long to wait before; empty if nothing is left
     */
    synchronized Optional<Duration> take(int failures) {
        if (left == 0) {
            return Optional.empty();
        }
        left--;
        long span = Math.min(LONGEST_SPAN_MILLIS, FIRST_SPAN_MILLIS << Math.min(failures - 1, 20));
        return Optional.of(Duration.ofMillis(random.nextLong(span + 1)));
    }
}

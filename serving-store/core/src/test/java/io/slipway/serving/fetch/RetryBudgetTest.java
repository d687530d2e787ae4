package io.slipway.serving.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {
    @Test
    void isSpentAfterItsRetries() {
        RetryBudget budget = new RetryBudget(2, new SplittableRandom(1));

        assertThat(budget.take(1)).isPresent();
        assertThat(budget.take(2)).isPresent();
        assertThat(budget.take(3)).isEmpty();
    }

    @Test
    void waitsARandomPartOfASpanThatDoublesUpToTwentySeconds() {
        RetryBudget budget = new RetryBudget(1000, new SplittableRandom(1));

        for (int failures = 1; failures <= 100; failures++) {
            long span = Math.min(20_000, 100L << Math.min(failures - 1, 20));
            assertThat(budget.take(failures).orElseThrow()).isBetween(Duration.ZERO, Duration.ofMillis(span));
        }
    }
}

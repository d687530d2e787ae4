package io.slipway.kafka.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.schemas.failure.UnavailableException;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A limit may be slower than it says on a busy machine, never faster: only that is asked for. */
class RateLimitTest {
    @ParameterizedTest
    @CsvSource({"1000, 600", "100000, 60000", "5, 3", "8000000000, 4000000000"})
    void letsNoMoreThroughThanItSays(long perSecond, long things) {
        RateLimit limit = RateLimit.of("things", OptionalLong.of(perSecond));
        long portion = Math.max(1, things / 6);
        long start = System.nanoTime();
        for (long taken = 0; taken < things; taken += portion) {
            limit.take(portion);
        }
        // What fits into one period may go at once, at the beginning and at the end.
        Duration least = Duration.ofNanos((long) ((things - 2.0 * perSecond / 10 - portion) / perSecond * 1e9));
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(least.toNanos());
    }

    @Test
    void holdsNobodyBackWithoutALimit() {
        RateLimit none = RateLimit.of("things", OptionalLong.empty());

        none.take(Long.MAX_VALUE);
        none.take(Long.MAX_VALUE);
    }

    @Test
    void letsAnInterruptedThreadGo() {
        RateLimit limit = RateLimit.of("things", OptionalLong.of(1));
        limit.take(1);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> limit.take(1))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }
}

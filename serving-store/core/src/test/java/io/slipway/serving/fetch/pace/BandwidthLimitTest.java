package io.slipway.serving.fetch.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BandwidthLimitTest {
    private final AtomicLong now = new AtomicLong(-5);
    private final BandwidthLimit limit = new BandwidthLimit(1000, now::get);

    @Test
    void keepsTheMeanByBookingIntoTheFuture() {
        assertThat(limit.before(500)).isEqualTo(Duration.ZERO);
        assertThat(limit.before(2000)).isEqualTo(Duration.ofMillis(500));
        assertThat(limit.before(1)).isEqualTo(Duration.ofMillis(2500));
    }

    @Test
    void doesNotSaveWhatWasNotUsed() {
        limit.before(1000);
        now.addAndGet(Duration.ofHours(1).toNanos());

        assertThat(limit.before(1000)).isEqualTo(Duration.ZERO);
        assertThat(limit.before(1000)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void givesWayFromTheNextRangeOn() {
        limit.limit(100);
        limit.before(100);

        assertThat(limit.before(1)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void refusesALimitOfNothing() {
        assertThatThrownBy(() -> limit.limit(0)).isInstanceOf(IllegalArgumentException.class);
    }
}

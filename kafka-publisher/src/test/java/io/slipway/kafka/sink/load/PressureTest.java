package io.slipway.kafka.sink.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PressureTest {
    private final Pressure pressure = new Pressure(Long.MAX_VALUE, new SplittableRandom(1));

    @Test
    void growsByStepsUpToAnEnd() {
        assertThat(pressure.rows()).isEqualTo(500);
        pressure.taken();
        assertThat(pressure.rows()).isEqualTo(750);
        for (int i = 0; i < 100; i++) {
            pressure.taken();
        }
        assertThat(pressure.rows()).isEqualTo(10_000);
    }

    @Test
    void halvesWithEachRefusalAndWaitsLongerWithJitter() {
        long longest = 100;
        for (int refusal = 1; refusal <= 8; refusal++) {
            int before = pressure.rows();
            assertThat(pressure.refused()).isBetween(Duration.ofMillis(longest / 2), Duration.ofMillis(longest));
            assertThat(pressure.rows()).isEqualTo(Math.max(10, before / 2));
            assertThat(pressure.refusals()).isEqualTo(refusal);
            longest *= 2;
        }
        pressure.taken();
        assertThat(pressure.refusals()).isZero();
        assertThat(pressure.refused()).isLessThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void neverSendsMoreThanTheRateOfASecond() {
        Pressure slow = new Pressure(3, new SplittableRandom(1));
        assertThat(slow.rows()).isEqualTo(3);
        slow.taken();
        assertThat(slow.rows()).isEqualTo(3);
        slow.refused();
        assertThat(slow.rows()).isEqualTo(3);
    }

    @Test
    void waitsShortlyAsLongAsSomethingIsTaken() {
        for (int i = 0; i < 20; i++) {
            assertThat(pressure.squeezed()).isLessThanOrEqualTo(Duration.ofMillis(100));
        }
        assertThat(pressure.rows()).isEqualTo(10);
    }
}

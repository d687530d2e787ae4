package io.slipway.serving.swap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadGateTest {
    private final ReadGate gate = new ReadGate();

    @Test
    void nobodyInsideMeansAllHaveLeft() {
        assertThat(gate.departure().isOver()).isTrue();
    }

    @Test
    void waitsForEveryReaderOfBefore() {
        int first = gate.enter();
        int second = gate.enter();
        ReadGate.Departure departure = gate.departure();

        assertThat(departure.isOver()).isFalse();
        gate.leave(first);
        assertThat(departure.isOver()).isFalse();
        gate.leave(second);
        assertThat(departure.isOver()).isTrue();
    }

    @Test
    void readersOfAfterHoldNothingUpHoweverManyThereAre() {
        int before = gate.enter();
        ReadGate.Departure departure = gate.departure();
        assertThat(departure.isOver()).isFalse();

        int after = gate.enter();
        gate.leave(before);
        int later = gate.enter();

        assertThat(departure.isOver()).isTrue();
        gate.leave(after);
        gate.leave(later);
    }

    @Test
    void departuresOneAfterTheOtherNeverMissAReader() {
        for (int round = 0; round < 10; round++) {
            int reader = gate.enter();
            ReadGate.Departure departure = gate.departure();
            assertThat(departure.isOver()).as("round %d", round).isFalse();
            int next = gate.enter();
            gate.leave(reader);
            assertThat(departure.isOver()).as("round %d", round).isTrue();
            ReadGate.Departure following = gate.departure();
            assertThat(following.isOver()).as("round %d", round).isFalse();
            gate.leave(next);
            assertThat(following.isOver()).as("round %d", round).isTrue();
        }
    }
}

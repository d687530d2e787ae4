package io.slipway.batch.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.batch.progress.BuildEvent.StageBegan;
import io.slipway.batch.progress.BuildEvent.StageEnded;
import io.slipway.batch.progress.BuildEvent.StageProgressed;
import io.slipway.batch.progress.BuildEvent.Warned;
import io.slipway.catalog.fake.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualClock clock = new ManualClock();
    private final List<BuildEvent> events = new ArrayList<>();
    private final Progress progress = new Progress(events::add, clock::nanoTime);

    private void passes(Duration time, long rows, long bytes) {
        clock.advance(time);
        progress.add(rows, bytes);
    }

    @Test
    void tellsRowsBytesAndHowLongItWillTake() {
        progress.begin(Stage.ENCODE, 1000);
        passes(SECOND, 250, 5000);
        passes(SECOND, 250, 5000);
        progress.end();
        assertThat(events)
                .containsExactly(
                        new StageBegan(Stage.ENCODE),
                        new StageProgressed(Stage.ENCODE, 250, 5000, SECOND, Optional.of(SECOND.multipliedBy(3))),
                        new StageProgressed(
                                Stage.ENCODE, 500, 10_000, SECOND.multipliedBy(2), Optional.of(SECOND.multipliedBy(2))),
                        new StageEnded(Stage.ENCODE, 500, 10_000, SECOND.multipliedBy(2)));
        assertThat(((StageProgressed) events.get(1)).rowsPerSecond()).isEqualTo(250.0);
    }

    @Test
    void judgesByBytesWhenNoRowsAreCounted() {
        progress.begin(Stage.PREPARE);
        progress.expectBytes(300);
        progress.expectBytes(100);
        passes(SECOND, 0, 100);
        assertThat(events.get(1))
                .isEqualTo(new StageProgressed(Stage.PREPARE, 0, 100, SECOND, Optional.of(SECOND.multipliedBy(3))));
    }

    @Test
    void promisesNothingItCannotKnow() {
        progress.begin(Stage.ENCODE);
        passes(SECOND, 250, 5000);
        progress.begin(Stage.WRITE, 1_000_000);
        passes(SECOND, 1, 1);
        progress.begin(Stage.CHECK, 10);
        passes(SECOND, 11, 1);
        assertThat(events.stream().filter(StageProgressed.class::isInstance).map(StageProgressed.class::cast))
                .hasSize(3)
                .allSatisfy(event -> assertThat(event.remaining()).isEmpty());
    }

    @Test
    void tellsAFewTimesASecondHoweverMuchHappens() {
        progress.begin(Stage.WRITE, 1000);
        for (int i = 0; i < 1000; i++) {
            passes(Duration.ofMillis(1), 1, 1);
        }
        assertThat(events).filteredOn(StageProgressed.class::isInstance).hasSize(5);
    }

    @Test
    void beginsEveryStageAtNothingAndKeepsTheirTimes() {
        progress.begin(Stage.ENCODE, 10);
        passes(SECOND, 10, 10);
        progress.begin(Stage.WRITE, 10);
        passes(SECOND.multipliedBy(2), 5, 5);
        progress.end();
        progress.end();
        assertThat(events).endsWith(new StageEnded(Stage.WRITE, 5, 5, SECOND.multipliedBy(2)));
        assertThat(progress.times()).isEqualTo(Map.of(Stage.ENCODE, SECOND, Stage.WRITE, SECOND.multipliedBy(2)));
    }

    @Test
    void passesWarningsOnAndKeepsThem() {
        progress.warn("Look out.");
        assertThat(events).containsExactly(new Warned("Look out."));
        assertThat(progress.warnings()).containsExactly("Look out.");
    }
}

package io.slipway.ops.cli.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.batch.progress.BuildEvent.StageBegan;
import io.slipway.batch.progress.BuildEvent.StageEnded;
import io.slipway.batch.progress.BuildEvent.StageProgressed;
import io.slipway.batch.progress.BuildEvent.Warned;
import io.slipway.batch.progress.Stage;
import io.slipway.ops.cli.output.MovingLine;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressScreenTest {
    private static final String CLEAR = "\r\u001b[K";
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final AtomicLong nanoTime = new AtomicLong();

    private ProgressScreen screen(boolean interactive) {
        PrintStream err = new PrintStream(shown, true, StandardCharsets.UTF_8);
        return new ProgressScreen(err, new MovingLine(err, interactive, nanoTime::get));
    }

    private String shown() {
        String text = shown.toString(StandardCharsets.UTF_8);
        shown.reset();
        return text;
    }

    private void passes(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }

    @Test
    void drawsStageRowsRateBytesAndHowLongItWillTake() {
        ProgressScreen screen = screen(true);
        screen.on(new StageBegan(Stage.WRITE));
        assertThat(shown()).isEqualTo(CLEAR + "write   ");
        passes(SECOND);
        screen.on(new StageProgressed(Stage.WRITE, 250_000, 5 << 20, SECOND, Optional.of(SECOND.multipliedBy(3))));
        assertThat(shown())
                .isEqualTo(CLEAR + "[###.........] write    250,000 rows  250 k rows/s  5.00 MiB  3.00 s left");
        screen.on(new StageEnded(Stage.WRITE, 1_000_000, 20 << 20, SECOND));
        assertThat(shown()).isEqualTo(CLEAR);
    }

    @Test
    void drawsNoBarForWhatItCannotKnowAndNoRowsWhileFilesAreCopied() {
        ProgressScreen screen = screen(true);
        screen.on(new StageProgressed(Stage.ENCODE, 2_000_000, 1 << 30, SECOND, Optional.empty()));
        assertThat(shown()).isEqualTo(CLEAR + "encode   2,000,000 rows  2.00 M rows/s  1.00 GiB");
        passes(SECOND);
        screen.on(new StageProgressed(Stage.PREPARE, 0, 1 << 20, SECOND, Optional.of(SECOND)));
        assertThat(shown()).isEqualTo(CLEAR + "[######......] prepare  1.00 MiB  1.00 s left");
    }

    @Test
    void drawsAtMostTenTimesASecondAndNeverBeyondTheLine() {
        ProgressScreen screen = screen(true);
        Duration years = Duration.ofDays(1000);
        StageProgressed large =
                new StageProgressed(Stage.COMMIT, 123_456_789_012L, Long.MAX_VALUE, SECOND, Optional.of(years));
        for (int i = 0; i < 1000; i++) {
            passes(Duration.ofMillis(1));
            screen.on(large);
        }
        String[] lines = shown().split(CLEAR.replace("[", "\\["), -1);
        assertThat(lines).hasSize(11).allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
    }

    @Test
    void showsOnlyWarningsWhereThereIsNoTerminal() {
        try (ProgressScreen screen = screen(false)) {
            screen.on(new StageBegan(Stage.WRITE));
            screen.on(new StageProgressed(Stage.WRITE, 1, 1, SECOND, Optional.empty()));
            screen.on(new Warned("Look out."));
        }
        assertThat(shown()).isEqualTo("Warning: Look out." + System.lineSeparator());
    }

    @Test
    void takesTheLineAwayBeforeAWarning() {
        ProgressScreen screen = screen(true);
        screen.on(new StageBegan(Stage.WRITE));
        screen.on(new Warned("Look out."));
        assertThat(shown()).isEqualTo(CLEAR + "write   " + CLEAR + "Warning: Look out." + System.lineSeparator());
    }
}

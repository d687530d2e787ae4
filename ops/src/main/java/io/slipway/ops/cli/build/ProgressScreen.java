package io.slipway.ops.cli.build;

import io.slipway.batch.progress.BuildEvent;
import io.slipway.batch.progress.BuildEvent.StageBegan;
import io.slipway.batch.progress.BuildEvent.StageEnded;
import io.slipway.batch.progress.BuildEvent.StageProgressed;
import io.slipway.batch.progress.BuildEvent.Warned;
import io.slipway.batch.progress.ProgressListener;
import io.slipway.ops.cli.output.Figures;
import io.slipway.ops.cli.output.MovingLine;
import io.slipway.ops.cli.verb.Surroundings.Streams;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Draws a build on standard error: one moving line on a terminal; warnings everywhere. */
public final class ProgressScreen implements ProgressListener, AutoCloseable {
    private static final int BAR = 12;

    private final PrintStream err;
    private final MovingLine line;

    /** A screen on these streams. */
    public ProgressScreen(Streams streams) {
        this(streams.err(), new MovingLine(streams.err(), streams.interactive(), System::nanoTime));
    }

    ProgressScreen(PrintStream err, MovingLine line) {
        this.err = err;
        this.line = line;
    }

    @Override
    public void on(BuildEvent event) {
        if (event instanceof StageBegan began) {
            line.draw(String.format(Locale.ROOT, "%-8s", began.stage()));
        } else if (event instanceof StageProgressed progressed) {
            line.draw(text(progressed));
        } else if (event instanceof StageEnded) {
            line.clear();
        } else if (event instanceof Warned warned) {
            line.clear();
            err.println("Warning: " + warned.message());
        }
    }

    private static String text(StageProgressed progressed) {
        String counts = String.format(
                Locale.ROOT, "%-8s %s%s", progressed.stage(), rows(progressed), Figures.bytes(progressed.bytes()));
        return progressed
                .remaining()
                .map(left -> bar(progressed.elapsed(), left) + " " + counts + "  " + Figures.time(left) + " left")
                .orElse(counts);
    }

    /** Nothing while files are copied, whose rows nobody knows yet. */
    private static String rows(StageProgressed progressed) {
        return progressed.rows() == 0
                ? ""
                : Figures.count(progressed.rows()) + " rows  " + Figures.rate(progressed.rows(), progressed.elapsed())
                        + "  ";
    }

    private static String bar(Duration elapsed, Duration left) {
        double done =
                (double) elapsed.toNanos() / Math.max(1, elapsed.plus(left).toNanos());
        int filled = (int) Math.round(done * BAR);
        return "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "]";
    }

    /** Takes the line away. */
    @Override
    public void close() {
        line.clear();
    }
}

package io.slipway.ops.cli.sink;

import io.slipway.kafka.sink.SinkEvent;
import io.slipway.kafka.sink.SinkListener;
import io.slipway.ops.cli.output.Figures;
import io.slipway.ops.cli.output.MovingLine;
import io.slipway.ops.cli.verb.Surroundings.Streams;
import java.io.PrintStream;
import java.time.Duration;

/** Says on standard error what a sink does: a line an event, and one moving line on a terminal while it loads. */
final class SinkScreen implements SinkListener, AutoCloseable {
    private final PrintStream err;
    private final MovingLine line;
    private long began;
    private long first = -1;
    private long done;
    private String waiting = "";

    SinkScreen(Streams streams) {
        this.err = streams.err();
        this.line = new MovingLine(err, streams.interactive(), System::nanoTime);
    }

    @Override
    public void on(SinkEvent event) {
        if (event instanceof SinkEvent.Progress progress) {
            line.draw(moving(progress));
        } else if (event instanceof SinkEvent.Waiting now) {
            waits(now.reason());
        } else {
            waiting = "";
            line.clear();
            err.println(text(event));
        }
    }

    /** Each new reason once, however often it is tried. */
    private void waits(String reason) {
        if (!waiting.equals(reason)) {
            waiting = reason;
            line.clear();
            err.println("waiting, and trying again: " + reason);
        }
    }

    private String moving(SinkEvent.Progress progress) {
        if (first < 0) {
            first = progress.done();
            began = System.nanoTime();
        }
        done = progress.done();
        return progress.version() + "  " + Figures.count(done) + " of " + Figures.count(progress.rows()) + " rows  "
                + rate() + (progress.deadLetters() == 0 ? "" : "  " + progress.deadLetters() + " dead letters");
    }

    private String rate() {
        return Figures.rate(done - first, Duration.ofNanos(System.nanoTime() - began));
    }

    private String text(SinkEvent event) {
        if (event instanceof SinkEvent.Loading loading) {
            first = -1;
            return "loading " + loading.version() + " into " + loading.index() + ": " + Figures.count(loading.rows())
                    + " rows";
        }
        if (event instanceof SinkEvent.Loaded loaded) {
            return "loaded " + loaded.version() + " into " + loaded.index()
                    + (first < 0 || done == first ? "" : ", " + rate());
        }
        if (event instanceof SinkEvent.Moved moved) {
            return "alias " + moved.alias() + " names " + moved.index() + " (" + moved.version() + ")";
        }
        if (event instanceof SinkEvent.Deleted deleted) {
            return "deleted " + deleted.index();
        }
        if (event instanceof SinkEvent.GivenUp given) {
            return "given up " + given.version() + ": " + given.reason();
        }
        return event.toString();
    }

    @Override
    public void close() {
        line.clear();
    }
}

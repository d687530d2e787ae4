package io.slipway.ops.cli.output;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * One line on a terminal that is drawn over and over, at most ten times a second; elsewhere nothing is drawn.
 *
 * <p>Thread-safe.
 */
public final class MovingLine {
    private static final long PERIOD = Duration.ofMillis(100).toNanos();
    private static final int WIDTH = 79;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream err;
    private final boolean interactive;
    private final LongSupplier nanoTime;
    private long next;
    private boolean drawn;

    /**
     * A line that is not there yet.
     *
     * @param interactive whether {@code err} is a terminal
     * @param nanoTime a clock that never goes back, such as {@link System#nanoTime}
     */
    public MovingLine(PrintStream err, boolean interactive, LongSupplier nanoTime) {
        this.err = err;
        this.interactive = interactive;
        this.nanoTime = nanoTime;
    }

    /** Draws the text over the line, unless the line was drawn a moment ago. */
    public synchronized void draw(String text) {
        long now = nanoTime.getAsLong();
        if (interactive && (!drawn || now - next >= 0)) {
            err.print(CLEAR + text.substring(0, Math.min(text.length(), WIDTH)));
            err.flush();
            next = now + PERIOD;
            drawn = true;
        }
    }

    /** Takes the line away, so that other text can stand there. */
    public synchronized void clear() {
        if (drawn) {
            err.print(CLEAR);
            err.flush();
            drawn = false;
        }
    }
}

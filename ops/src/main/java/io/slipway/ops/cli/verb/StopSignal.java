package io.slipway.ops.cli.verb;

import io.slipway.schemas.failure.UnavailableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a server wait until it is asked to end, and the process end only after the server has closed. Thread-safe.
 */
public final class StopSignal {
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(30);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);

    /** A signal that Ctrl-C and SIGTERM give. */
    public static StopSignal ofProcess() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::stopAndWait, "slipway-stop"));
        return signal;
    }

    /** Waits until somebody calls {@link #stop}. */
    public void await() {
        try {
            asked.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("Cannot go on: interrupted", "Start again.", interrupted);
        }
    }

    /** Waits so long, or until somebody calls {@link #stop}; says whether somebody did. */
    public boolean isAskedWithin(Duration longest) {
        try {
            return asked.await(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("Cannot go on: interrupted", "Start again.", interrupted);
        }
    }

    /** Asks whoever waits to end. */
    public void stop() {
        asked.countDown();
    }

    /** The command has ended and everything is closed. */
    public void finished() {
        finished.countDown();
    }

    private void stopAndWait() {
        stop();
        try {
            boolean closed = finished.await(LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS);
            if (!closed) {
                System.err.println("slipway: not everything was closed within " + LONGEST_CLOSE.toSeconds() + " s");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

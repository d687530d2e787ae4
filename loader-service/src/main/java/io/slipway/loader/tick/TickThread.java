package io.slipway.loader.tick;

import io.slipway.loader.event.LoaderEvent.WorkFailed;
import io.slipway.loader.event.LoaderEvents;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Runs the tick in its rhythm and whenever somebody has news. A tick that fails is told to the listeners and done again in
 * the next rhythm.
 */
public final class TickThread implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BooleanSupplier tick;
    private final Runnable afterwards;
    private final Duration rhythm;
    private final LoaderEvents events;
    private final Semaphore news = new Semaphore(0);
    private final Thread thread;
    private volatile boolean running = true;
    private final AtomicInteger failuresInARow = new AtomicInteger();

    /**
     * Makes the thread; it begins with {@link #start}.
     *
     * @param tick says whether it changed something, so that the next one follows at once
     * @param afterwards is run after every tick
     */
    public TickThread(BooleanSupplier tick, Runnable afterwards, Duration rhythm, LoaderEvents events) {
        this.tick = tick;
        this.afterwards = afterwards;
        this.rhythm = rhythm;
        this.events = events;
        this.thread = new Thread(this::run, "slipway-loader-tick");
        thread.setDaemon(true);
    }

    /** Begins with a first tick at once. */
    public void start() {
        thread.start();
    }

    /** Something has happened: do not wait for the rhythm. */
    public void wake() {
        news.release();
    }

    /** How many ticks have failed since the last one that did not. */
    public int failuresInARow() {
        return failuresInARow.get();
    }

    private void run() {
        while (running) {
            boolean more = tickOnce();
            afterwards.run();
            if (!more) {
                rest();
            }
        }
    }

    private boolean tickOnce() {
        try {
            boolean more = tick.getAsBoolean();
            failuresInARow.set(0);
            return more;
        } catch (RuntimeException e) {
            tell(failuresInARow.incrementAndGet(), e);
            return false;
        }
    }

    // The first failure in a row, the second, the fourth …: a store that is away for a night fills no log.
    private void tell(int failures, RuntimeException e) {
        if (Integer.bitCount(failures) == 1) {
            events.publish(new WorkFailed("tick", e));
        }
    }

    private void rest() {
        try {
            if (news.tryAcquire(rhythm.toNanos(), TimeUnit.NANOSECONDS)) {
                news.drainPermits();
            }
        } catch (InterruptedException e) {
            running = false;
        }
    }

    /** Ends the thread after the tick it is in; a tick that does not end by itself is interrupted. */
    @Override
    public void close() {
        running = false;
        wake();
        try {
            thread.join(PATIENCE.toMillis());
            thread.interrupt();
            thread.join();
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}

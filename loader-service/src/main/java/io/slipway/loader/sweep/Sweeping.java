package io.slipway.loader.sweep;

import io.slipway.catalog.append.ChangeRequest;
import io.slipway.catalog.entry.RequestId;
import io.slipway.catalog.sweep.SweepOptions;
import io.slipway.catalog.sweep.SweepReport;
import io.slipway.catalog.sweep.Sweeper;
import io.slipway.loader.event.LoaderEvent.SweepKept;
import io.slipway.loader.event.LoaderEvent.Swept;
import io.slipway.loader.event.LoaderEvent.WorkFailed;
import io.slipway.loader.event.LoaderEvents;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Sweeps in a rhythm, on a thread of its own. */
public final class Sweeping implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int FIRST_PART = 10;

    private final Sweeper sweeper;
    private final String actor;
    private final RandomGenerator random;
    private final LoaderEvents events;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "slipway-loader-sweep");
        daemon.setDaemon(true);
        return daemon;
    });

    /**
     * Makes the rhythm; it begins with {@link #start}.
     *
     * @param actor this loader, as entries name it
     * @param random names requests, and keeps loaders from sweeping all at once; thread-safe
     */
    public Sweeping(Sweeper sweeper, String actor, RandomGenerator random, LoaderEvents events) {
        this.sweeper = sweeper;
        this.actor = actor;
        this.random = random;
        this.events = events;
    }

    /** Sweeps for the first time within a tenth of the rhythm, so that a loader that restarts daily sweeps too. */
    public void start(Duration rhythm) {
        long millis = Math.max(FIRST_PART, rhythm.toMillis());
        // The future never completes: a sweep tells its failures to the listeners and throws nothing.
        ScheduledFuture<?> unused = thread.scheduleWithFixedDelay(
                this::sweep, 1 + random.nextLong(millis / FIRST_PART), millis, TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        try {
            ChangeRequest request = new ChangeRequest(actor, RequestId.random(random), null);
            SweepReport report = sweeper.sweep(request, SweepOptions.DEFAULT);
            events.publish(new Swept(report.floor(), report.garbage().size(), report.bytes()));
            report.kept().forEach(kept -> events.publish(new SweepKept(kept.note(), kept.reason())));
        } catch (RuntimeException e) {
            events.publish(new WorkFailed("sweep", e));
        }
    }

    /** Ends after the sweep it is in; a sweep that does not end by itself is interrupted, and harmless. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}

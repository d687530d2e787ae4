package io.slipway.serving;

import io.slipway.serving.event.ServingEvent;
import io.slipway.serving.event.ServingListener;
import io.slipway.serving.hold.Hands;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of a node but for those that fetch and follow. Owned by the store. */
final class ServingThreads {
    private static final int STAGING = 2;
    private static final Duration LONGEST_END = Duration.ofSeconds(30);

    private final ScheduledExecutorService owner =
            Executors.newSingleThreadScheduledExecutor(named("slipway-serving-"));
    private final ExecutorService staging = Executors.newFixedThreadPool(STAGING, named("slipway-stage-"));
    private final ExecutorService opening = Executors.newFixedThreadPool(1, named("slipway-open-"));
    private final ServingListener listener;
    private final Runnable after;

    /**
     * The threads.
     *
     * @param after is run by the owner after everything that it does
     */
    ServingThreads(ServingListener listener, Runnable after) {
        this.listener = listener;
        this.after = after;
    }

    /** Who works on versions. */
    Hands hands() {
        return new Hands(this::own, work -> staging.execute(guarded(work)), work -> opening.execute(guarded(work)));
    }

    /** Lets the owner do something, after what it has to do already. */
    void own(Runnable work) {
        owner.execute(owned(work));
    }

    /** Lets the owner do something later. */
    @SuppressWarnings("FutureReturnValueIgnored") // what is guarded does not fail
    void later(Runnable work, Duration delay) {
        owner.schedule(owned(work), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Lets the owner do something again and again. */
    @SuppressWarnings("FutureReturnValueIgnored") // what is guarded does not fail
    void every(Runnable work, Duration pause) {
        owner.scheduleWithFixedDelay(owned(work), pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    private Runnable owned(Runnable work) {
        return guarded(() -> {
            work.run();
            after.run();
        });
    }

    // An executor would keep the failure to itself, and the owner would stop its regular work.
    private Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                listener.on(new ServingEvent.Unexpected(e));
            }
        };
    }

    /** Ends staging and opening; what they have begun comes to its end. */
    void endWork() {
        end(staging);
        end(opening);
    }

    /** Ends the owner. */
    void endOwner() {
        end(owner);
    }

    private static void end(ExecutorService executor) {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(LONGEST_END.toNanos(), TimeUnit.NANOSECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return work -> new Thread(work, prefix + number.incrementAndGet());
    }
}

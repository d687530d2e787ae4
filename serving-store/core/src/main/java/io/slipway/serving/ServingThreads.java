package io.slipway.serving;

import io.slipway.serving.event.ServingEvent;
import io.slipway.serving.event.ServingListener;
import io.slipway.serving.hold.Hands;
import io.slipway.serving.thread.NamedThreads;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads of a node but for those that fetch and follow. Owned by the store. */
final class ServingThreads {
    private static final int STAGING = 2;
    private static final Duration LONGEST_END = Duration.ofSeconds(30);

    private final NamedThreads ownerThread = new NamedThreads("slipway-serving-");
    private final NamedThreads stagingThreads = new NamedThreads("slipway-stage-");
    private final NamedThreads openingThread = new NamedThreads("slipway-open-");
    private final ScheduledExecutorService owner = ownerOf(ownerThread);
    private final ExecutorService staging = Executors.newFixedThreadPool(STAGING, stagingThreads);
    private final ExecutorService opening = Executors.newFixedThreadPool(1, openingThread);
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

    // What is only due later is not waited for in the end.
    private static ScheduledExecutorService ownerOf(NamedThreads thread) {
        ScheduledThreadPoolExecutor owner = new ScheduledThreadPoolExecutor(1, thread);
        owner.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return owner;
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
        stagingThreads.end(staging, LONGEST_END);
        openingThread.end(opening, LONGEST_END);
    }

    /** Ends the owner: what is due is done, what is due later is not. */
    void endOwner() {
        ownerThread.end(owner, LONGEST_END);
    }
}

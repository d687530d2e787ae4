package io.slipway.serving.thread;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes the threads of one executor, and ends them. Thread-safe. */
public final class NamedThreads implements ThreadFactory {
    private final String prefix;
    private final AtomicInteger number = new AtomicInteger();
    private final Queue<Thread> made = new ConcurrentLinkedQueue<>();

    /** Threads called {@code prefix} and a number from 1. */
    public NamedThreads(String prefix) {
        this.prefix = prefix;
    }

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(work, prefix + number.incrementAndGet());
        made.add(thread);
        return thread;
    }

    /**
     * Ends the executor of these threads: what it has been given comes to its end, and at most {@code longest} later it is
     * interrupted. Returns when the threads are gone.
     */
    public void end(ExecutorService executor, Duration longest) {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                executor.shutdownNow();
            }
            join(longest);
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    // An executor calls itself terminated a moment before its last thread ends.
    private void join(Duration longest) throws InterruptedException {
        for (Thread thread : made) {
            thread.join(Math.max(1, longest.toMillis()));
        }
    }
}

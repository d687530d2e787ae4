package io.slipway.loader.app;

import java.time.Duration;
import java.util.function.Supplier;

/** Elapsed time on the monotonic clock since the loader began to listen; zero before. Thread-safe. */
final class Uptime implements Supplier<Duration> {
    private volatile boolean running;
    private volatile long began;

    void begin() {
        began = System.nanoTime();
        running = true;
    }

    @Override
    public Duration get() {
        return running ? Duration.ofNanos(System.nanoTime() - began) : Duration.ZERO;
    }
}

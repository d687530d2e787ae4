package io.slipway.catalog.append;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Measures and spends time, unmoved by what anybody does to the calendar. Thread-safe. */
public interface MonotonicClock {

    /** The clock of this machine. */
    static MonotonicClock system() {
        return new MonotonicClock() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void pause(Duration duration) {
                LockSupport.parkNanos(duration.toNanos());
            }
        };
    }

    /** Nanoseconds since some moment; only differences mean something. */
    long nanoTime();

    /** Waits about so long; may return early. */
    void pause(Duration duration);
}

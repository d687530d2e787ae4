package io.slipway.serving.fetch.pace;

import java.time.Duration;

/** Waits, unless the one who waits is told to stop. A seam for tests. Thread-safe. */
@FunctionalInterface
public interface Patience {
    /** Waits that long; comes back at once, and with {@code true} from then on, when told to stop. */
    boolean stoppedWithin(Duration duration);
}

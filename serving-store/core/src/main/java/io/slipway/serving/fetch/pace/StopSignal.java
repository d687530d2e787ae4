package io.slipway.serving.fetch.pace;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends the waiting of everybody at once, for ever. Thread-safe. */
public final class StopSignal implements Patience {
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** Tells everybody to stop. */
    public void stop() {
        stopped.countDown();
    }

    /** Whether everybody was told to stop. */
    public boolean isStopped() {
        return stopped.getCount() == 0;
    }

    @Override
    public boolean stoppedWithin(Duration duration) {
        try {
            return stopped.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}

package io.slipway.serving.fetch.pace;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A number of bytes a second that can be changed at any time, so that whoever watches the look-ups can let fetching give
 * way. What is about to be fetched is booked into the future, so the mean holds whatever the size of a range.
 * Thread-safe.
 */
public final class BandwidthLimit implements FetchPace {
    private static final double NANOS_PER_SECOND = 1e9;

    private final LongSupplier nanoTime;
    private double bytesPerSecond;
    private long bookedUntil;

    /** A limit at first of {@code bytesPerSecond}, on a monotonic clock in nanoseconds. */
    public BandwidthLimit(long bytesPerSecond, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.bookedUntil = nanoTime.getAsLong();
        limit(bytesPerSecond);
    }

    /**
     * Sets another limit; what has been booked stays.
     *
     * @throws IllegalArgumentException if it is less than one
     */
    public synchronized void limit(long newBytesPerSecond) {
        if (newBytesPerSecond < 1) {
            throw new IllegalArgumentException("Cannot limit the bandwidth: expected>=1 actual=" + newBytesPerSecond);
        }
        bytesPerSecond = newBytesPerSecond;
    }

    @Override
    public synchronized Duration before(int bytes) {
        long now = nanoTime.getAsLong();
        long start = bookedUntil - now > 0 ? bookedUntil : now;
        bookedUntil = start + (long) (bytes / bytesPerSecond * NANOS_PER_SECOND);
        return Duration.ofNanos(start - now);
    }
}

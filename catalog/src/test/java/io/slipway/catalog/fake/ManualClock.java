package io.slipway.catalog.fake;

import io.slipway.catalog.append.MonotonicClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time that passes when a test says so, or when somebody pauses. One thread. */
public final class ManualClock extends Clock implements MonotonicClock {
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Duration skew;
    private final ManualClock source;
    private Duration passed = Duration.ZERO;

    /** A clock that begins at {@link #START}. */
    public ManualClock() {
        this.skew = Duration.ZERO;
        this.source = this;
    }

    private ManualClock(ManualClock source, Duration skew) {
        this.source = source;
        this.skew = skew;
    }

    /** A clock that shows another time of day but runs with this one. */
    public ManualClock skewed(Duration by) {
        return new ManualClock(source, by);
    }

    public void advance(Duration by) {
        source.passed = source.passed.plus(by);
    }

    @Override
    public Instant instant() {
        return START.plus(source.passed).plus(skew);
    }

    @Override
    public long nanoTime() {
        return source.passed.toNanos();
    }

    @Override
    public void pause(Duration duration) {
        advance(duration);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}

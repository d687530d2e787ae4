package io.slipway.serving.fetch.pace;

import java.time.Duration;

/** Slows fetching down, so that look-ups do not suffer. Thread-safe. */
@FunctionalInterface
public interface FetchPace {
    /** No limit. */
    FetchPace UNLIMITED = bytes -> Duration.ZERO;

    /** Takes note that {@code bytes} are about to be fetched; says how long to wait before. */
    Duration before(int bytes);
}

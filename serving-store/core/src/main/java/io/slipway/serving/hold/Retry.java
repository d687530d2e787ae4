package io.slipway.serving.hold;

import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.UnavailableException;
import io.slipway.serving.disk.NoRoomException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last failure of a version, and when it is tried again: soon, and after each failure in a row less soon. One owner
 * thread.
 */
final class Retry {
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration AFTER_UNAVAILABLE = Duration.ofSeconds(2);
    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(30);
    private static final Duration AFTER_DAMAGE = Duration.ofMinutes(10);

    private @Nullable RuntimeException failure;
    private int failures;
    private long failedAt;
    private boolean due;

    void failed(RuntimeException reason, long now) {
        failure = reason;
        failures++;
        failedAt = now;
        due = false;
    }

    void succeeded() {
        failure = null;
        failures = 0;
    }

    /** Somebody has said that it is to be tried: at once, and then soon again. */
    void wanted() {
        failures = 0;
        due = true;
    }

    Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Whether there was no room for it; a store or brokers that refuse are another matter. */
    boolean lacksRoom() {
        return failure != null && NoRoomException.isBehind(failure);
    }

    boolean isDue(long now) {
        return failure == null || due || now - failedAt >= pause(failure).toNanos();
    }

    private Duration pause(RuntimeException reason) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(Math.max(0, failures - 1), 20));
        Duration longest = longest(reason);
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }

    /** What is corrupt or missing in the store stays so until somebody mends it; the store itself comes back. */
    private static Duration longest(RuntimeException reason) {
        if (reason instanceof UnavailableException) {
            return AFTER_UNAVAILABLE;
        }
        return reason instanceof AccessException ? AFTER_REFUSAL : AFTER_DAMAGE;
    }
}

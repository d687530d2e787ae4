package io.slipway.serving.hold;

import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.UnavailableException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The last failure of a version, and when it is tried again. One owner thread. */
final class Retry {
    private static final Duration AFTER_UNAVAILABLE = Duration.ofSeconds(2);
    private static final Duration AFTER_NO_ROOM = Duration.ofSeconds(30);
    private static final Duration AFTER_DAMAGE = Duration.ofMinutes(5);

    private @Nullable RuntimeException failure;
    private long failedAt;

    void failed(RuntimeException reason, long now) {
        failure = reason;
        failedAt = now;
    }

    void succeeded() {
        failure = null;
    }

    Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Whether there was no room for it. */
    boolean lacksRoom() {
        return failure instanceof AccessException;
    }

    boolean isDue(long now) {
        return failure == null || now - failedAt >= pause(failure).toNanos();
    }

    /** What is corrupt or missing in the store is not asked for again and again. */
    private static Duration pause(RuntimeException failure) {
        if (failure instanceof UnavailableException) {
            return AFTER_UNAVAILABLE;
        }
        return failure instanceof AccessException ? AFTER_NO_ROOM : AFTER_DAMAGE;
    }
}

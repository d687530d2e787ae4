package io.slipway.ops.cli.build;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.catalog.state.VersionState;
import io.slipway.ops.client.LoaderClient;
import io.slipway.schemas.failure.UnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Waits at a loader until a push is settled. */
final class RolloutWait {
    private static final Duration POLL = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final LoaderClient loader;

    RolloutWait(LoaderClient loader) {
        this.loader = loader;
    }

    /** Returns what became of the version, or how far it is when the patience ends. */
    Rollout of(VersionState version, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            Optional<JsonNode> seen = look(version, left);
            if (seen.isPresent() && (seen.get().path("settled").asBoolean() || left.isZero())) {
                return new Rollout(seen.get());
            }
        }
    }

    // A loader that is away for a moment does not end the waiting: the push goes on without us.
    private Optional<JsonNode> look(VersionState version, Duration left) {
        long wait = Math.min(left.toMillis(), POLL.toMillis());
        try {
            return Optional.of(loader.get(
                    "/v1/pushes/" + version.pushId() + "?dataset=" + version.dataset() + "&wait=" + wait + "ms"));
        } catch (UnavailableException away) {
            if (left.isZero()) {
                throw away;
            }
            pause();
            return Optional.empty();
        }
    }

    private static void pause() {
        try {
            boolean never = new Semaphore(0).tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            assert !never;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(
                    "Cannot go on waiting: interrupted", "Look with slipway push-status.", interrupted);
        }
    }
}

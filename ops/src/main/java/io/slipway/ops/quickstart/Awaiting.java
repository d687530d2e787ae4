package io.slipway.ops.quickstart;

import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.state.VersionStatus;
import io.slipway.ops.quickstart.client.RespConnection;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.failure.UnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what loader and node do by themselves, and gives up with a word about where it stands. */
final class Awaiting {
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Machine machine;

    Awaiting(Machine machine) {
        this.machine = machine;
    }

    /** Returns when the version is the active one; says how long that took. */
    Duration active(String dataset, long number) {
        return until("activate " + dataset + "@" + number, () -> isActive(dataset, number));
    }

    /** Returns when a row of the dataset is answered from the version. */
    void answers(String key, long number) {
        try (RespConnection node = RespConnection.open(machine.respPort())) {
            until("answer " + key + " from version " + number, () -> List.of(String.valueOf(number))
                    .equals(node.command("HMGET", key, "@version")));
        }
    }

    private boolean isActive(String dataset, long number) {
        VersionState version = machine.catalog()
                .refresh()
                .version(new DatasetName(dataset), new VersionNumber(number))
                .orElseThrow();
        if (version.status() == VersionStatus.REJECTED) {
            throw new IllegalStateException(version.label() + " was rejected: " + version.rejection());
        }
        return version.status() == VersionStatus.ACTIVE;
    }

    private static Duration until(String what, BooleanSupplier done) {
        long start = System.nanoTime();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new UnavailableException(
                        "Cannot " + what + " within " + PATIENCE.toSeconds() + " s", "Look at the log of the loader.");
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }
}

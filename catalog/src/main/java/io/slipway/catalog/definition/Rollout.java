package io.slipway.catalog.definition;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a version goes from registered to active.
 *
 * @param minReplicas ready owners of each slot group that suffice; null: every owner that is not suspect
 * @param timeout how long nodes may take to get ready
 */
public record Rollout(@Nullable Integer minReplicas, Duration timeout, Activate activate) {
    public static final Rollout DEFAULT = new Rollout(null, Duration.ofMinutes(30), Activate.AUTOMATIC);

    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException if fewer than one replica suffices, or the time-out is not positive
     */
    public Rollout {
        Objects.requireNonNull(activate, "activate");
        if ((minReplicas != null && minReplicas < 1) || timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException(
                    "Cannot define a rollout: expected=1 or more replicas, a time-out above 0" + " actual="
                            + minReplicas + " replicas, " + timeout);
        }
    }

    /** Who starts the activation of a version that is ready. */
    public enum Activate {
        AUTOMATIC,
        MANUAL
    }
}

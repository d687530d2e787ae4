package io.slipway.kafka.sink.load;

import io.slipway.schemas.failure.UnavailableException;
import java.time.Duration;

/** How a sink waits, and learns that it is to end. */
@FunctionalInterface
public interface LoadPause {
    /** Waits so long, or until it is to end; says whether it is. */
    boolean isAskedToEndWithin(Duration longest);

    /**
     * Waits.
     *
     * @throws UnavailableException if the sink is to end
     */
    default void await(Duration time) {
        if (isAskedToEndWithin(time)) {
            throw new UnavailableException("Cannot go on: asked to end", "Start again, and it goes on where it was.");
        }
    }
}

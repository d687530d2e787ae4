package io.slipway.loader.tick;

import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.state.VersionStatus;
import io.slipway.loader.event.LoaderEvent.RolloutEnded;
import io.slipway.loader.event.LoaderEvent.VersionMoved;
import io.slipway.loader.event.LoaderEvent.VersionRejected;
import io.slipway.loader.event.LoaderEvents;
import io.slipway.loader.rollout.Sightings;
import java.util.Optional;

/** Tells the listeners what has changed from one state to a later one, whoever changed it. */
final class StateWatch {
    private final LoaderEvents events;

    StateWatch(LoaderEvents events) {
        this.events = events;
    }

    /**
     * Compares two states.
     *
     * @param sightings of the earlier one, with the time of now
     */
    void compare(CatalogState before, CatalogState after, Sightings sightings) {
        after.versions().forEach(now -> {
            Optional<VersionState> then = before.version(now.dataset(), now.number());
            boolean moved = then.filter(version ->
                            version.changed().sequence() == now.changed().sequence())
                    .isEmpty();
            if (moved) {
                tell(then, now, sightings);
            }
        });
    }

    private void tell(Optional<VersionState> then, VersionState now, Sightings sightings) {
        String from = then.map(version -> version.status().name()).orElse("");
        events.publish(new VersionMoved(
                now.dataset(),
                now.number(),
                from,
                now.status().name(),
                now.changed().sequence()));
        then.filter(version -> version.status() == VersionStatus.STAGED)
                .ifPresent(staged -> events.publish(new RolloutEnded(
                        now.dataset(), now.number(), now.status().name(), sightings.elapsed(staged))));
        VersionState.Rejection rejection = now.rejection();
        if (rejection != null) {
            events.publish(new VersionRejected(
                    now.dataset(), now.number(), rejection.reason().name()));
        }
    }
}

package io.slipway.loader.rollout;

import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.VersionState;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Since when this loader has seen each version in its status, on its own monotonic clock. Immutable. A loader that starts
 * sees everything for the first time, so it never counts a time-out that it did not wait for itself.
 *
 * @param now the loader's uptime of this moment
 */
public record Sightings(Map<Sighting, Duration> first, Duration now) {
    public static final Sightings NONE = new Sightings(Map.of(), Duration.ZERO);

    /** A version since one of its changes. */
    record Sighting(DatasetName dataset, VersionNumber version, long changedSequence) {
        static Sighting of(VersionState version) {
            return new Sighting(
                    version.dataset(), version.number(), version.changed().sequence());
        }
    }

    /** Copies the map. */
    public Sightings {
        first = Map.copyOf(first);
    }

    /** These sightings and those of a state that is looked at now; what is gone from the state is forgotten. */
    public Sightings looking(CatalogState state, Duration uptime) {
        Map<Sighting, Duration> next = new HashMap<>();
        state.versions().map(Sighting::of).forEach(sighting -> {
            Duration since = first.getOrDefault(sighting, uptime);
            next.put(sighting, since);
        });
        return new Sightings(next, uptime);
    }

    /** For how long the version has been seen in its status; zero if it was not seen yet. */
    public Duration elapsed(VersionState version) {
        return now.minus(first.getOrDefault(Sighting.of(version), now));
    }
}

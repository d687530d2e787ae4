package io.slipway.loader.rollout;

import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.VersionState;
import io.slipway.loader.expire.Ages;
import io.slipway.loader.nodes.HeardReadiness;
import io.slipway.loader.nodes.NodesHeard;
import io.slipway.loader.nodes.Readiness;
import java.time.Duration;
import java.util.Optional;

/**
 * Everything a decision rests on.
 *
 * @param state what the log says
 * @param facts what was read from the store
 * @param heard what this loader heard from nodes
 * @param sightings what this loader saw, and since when
 */
public record Situation(CatalogState state, StoreFacts facts, NodesHeard heard, Sightings sightings) implements Ages {

    /** Readiness as heard, over the members of the state. */
    public Readiness readiness() {
        return new HeardReadiness(state.members().keySet(), heard);
    }

    /** The same facts on another state, for a decision that has to be made again. */
    public Situation on(CatalogState other) {
        return new Situation(other, facts, heard, sightings);
    }

    @Override
    public Optional<Duration> ofFiles(VersionState version) {
        return facts.age(version);
    }

    @Override
    public Duration inStatus(VersionState version) {
        return sightings.elapsed(version);
    }
}

package io.slipway.loader.rollout;

import io.slipway.catalog.definition.DatasetDefinition;
import io.slipway.loader.nodes.Need;
import org.jspecify.annotations.Nullable;

/** What a definition asks of a rollout. */
public final class Policy {
    private Policy() {}

    /** How many owners have to be ready. */
    public static Need need(DatasetDefinition definition) {
        @Nullable Integer replicas = definition.rollout().minReplicas();
        return replicas == null ? Need.ALL : new Need(replicas);
    }
}

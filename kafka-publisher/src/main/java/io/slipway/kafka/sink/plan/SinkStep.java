package io.slipway.kafka.sink.plan;

import io.slipway.catalog.state.VersionState;
import java.util.Set;

/** One thing that a sink does. Each can be done again. */
public sealed interface SinkStep {
    /** Bring the rows of a version into its index, which may be there already in part. */
    record Load(VersionState version, String index) implements SinkStep {}

    /** Let the alias name the index of the active version alone. */
    record Move(VersionState version, Set<String> from, String index) implements SinkStep {
        /** Copies the set. */
        public Move {
            from = Set.copyOf(from);
        }
    }

    /** Delete the index of a version that the dataset does not keep. */
    record Delete(String index) implements SinkStep {}
}

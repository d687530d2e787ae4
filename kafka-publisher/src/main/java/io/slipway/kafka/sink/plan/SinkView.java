package io.slipway.kafka.sink.plan;

import io.slipway.catalog.state.CatalogState;
import io.slipway.kafka.sink.search.FoundIndex;
import io.slipway.schemas.dataset.Sha256;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that the next step follows from.
 *
 * @param indexes those whose names begin like the sink's
 * @param aliased the indexes that the alias names
 * @param given the manifests of versions that this sink has given up
 */
public record SinkView(CatalogState state, List<FoundIndex> indexes, Set<String> aliased, Set<Sha256> given) {
    /** Copies the collections. */
    public SinkView {
        indexes = List.copyOf(indexes);
        aliased = Set.copyOf(aliased);
        given = Set.copyOf(given);
    }

    /** The same, with versions given up. */
    public SinkView withGivenUp(Set<Sha256> manifests) {
        return new SinkView(state, indexes, aliased, manifests);
    }

    /** Whether an index is there. */
    public boolean has(String index) {
        return index(index).isPresent();
    }

    Optional<FoundIndex> index(String name) {
        return indexes.stream().filter(index -> index.name().equals(name)).findFirst();
    }
}

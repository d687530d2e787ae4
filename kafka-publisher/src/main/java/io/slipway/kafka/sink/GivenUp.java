package io.slipway.kafka.sink;

import io.slipway.kafka.sink.plan.SinkView;
import io.slipway.schemas.dataset.Sha256;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The versions that a sink could not load and does not try again: until it is started again, or somebody deletes the index of
 * one. For one thread.
 */
final class GivenUp {
    private final Map<Sha256, Optional<String>> indexes = new HashMap<>();

    /**
     * Gives a version up.
     *
     * @param index that was made for it; empty if it came to none
     */
    void add(Sha256 manifest, Optional<String> index) {
        indexes.put(manifest, index);
    }

    /** What a sink sees, with those that it has given up. */
    SinkView in(SinkView view) {
        indexes.values().removeIf(made -> made.filter(index -> !view.has(index)).isPresent());
        return view.withGivenUp(indexes.keySet());
    }
}

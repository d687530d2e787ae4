package io.slipway.kafka.sink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.kafka.sink.load.LoadOptions;
import io.slipway.kafka.sink.plan.SinkIdentity;
import io.slipway.kafka.sink.search.SearchTarget;

/**
 * What a sink does.
 *
 * @param identity whose indexes it makes
 * @param indexSettings what indexes are made with, as the server takes it: {@code settings}, {@code mappings}
 */
public record SinkOptions(SinkIdentity identity, SearchTarget target, ObjectNode indexSettings, LoadOptions load) {
    /** Copies the settings. */
    public SinkOptions {
        indexSettings = indexSettings.deepCopy();
    }
}

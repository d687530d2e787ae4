package io.slipway.kafka.sink.search;

import java.util.Optional;

/**
 * An index that a server has.
 *
 * @param meta what it says about itself; empty: it is no sink's
 */
public record FoundIndex(String name, Optional<IndexMeta> meta) {}

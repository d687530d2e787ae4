package io.slipway.catalog.store;

import java.time.Instant;

/**
 * What a store says of an object without reading it.
 *
 * @param bytes its length
 * @param modified when it was created, by the store's own time
 */
public record ObjectStat(ObjectKey key, long bytes, Instant modified) {}

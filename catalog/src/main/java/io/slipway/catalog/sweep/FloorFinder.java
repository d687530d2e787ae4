package io.slipway.catalog.sweep;

import io.slipway.catalog.layout.Layout;
import io.slipway.catalog.store.ObjectStat;
import io.slipway.catalog.store.ObjectStore;
import java.time.Instant;

/**
 * Turns an age into a floor: the newest entry that the store says is old. Every attempt begun below it began before that
 * entry was written. A wrong clock moves the floor and endangers nothing: what is below it cannot register.
 */
final class FloorFinder {
    private final ObjectStore store;

    FloorFinder(ObjectStore store) {
        this.store = store;
    }

    /** The newest entry from {@code floor} to {@code head} that is older than {@code before}; {@code floor} if none is. */
    long find(long floor, long head, Instant before) {
        long old = floor;
        long young = head + 1;
        while (young - old > 1) {
            long middle = old + (young - old) / 2;
            if (isOlder(middle, before)) {
                old = middle;
            } else {
                young = middle;
            }
        }
        return old;
    }

    private boolean isOlder(long sequence, Instant before) {
        return store.stat(Layout.entry(sequence))
                .map(ObjectStat::modified)
                .filter(modified -> modified.isBefore(before))
                .isPresent();
    }
}

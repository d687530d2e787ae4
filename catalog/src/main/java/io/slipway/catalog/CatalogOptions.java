package io.slipway.catalog;

import io.slipway.catalog.append.MonotonicClock;
import io.slipway.catalog.append.WriterClock;
import io.slipway.catalog.follow.CatalogListener;
import io.slipway.catalog.state.Head;
import io.slipway.schemas.dataset.NamespaceId;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How a catalog is opened.
 *
 * @param clock what a writer knows of time and chance
 * @param listener hears what happens
 * @param knownNamespace refuse any other; null: whatever stands there
 * @param knownHead an entry that was read in an earlier life; the log must still hold it; null: none
 */
public record CatalogOptions(
        WriterClock clock,
        CatalogListener listener,
        @Nullable NamespaceId knownNamespace,
        @Nullable Head knownHead) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * Patience of a minute, no listener, nothing known.
     *
     * @param random must be thread-safe, or the catalog be used by one thread
     */
    public static CatalogOptions of(Clock clock, RandomGenerator random) {
        return new CatalogOptions(
                new WriterClock(clock, MonotonicClock.system(), random, PATIENCE), CatalogListener.SILENT, null, null);
    }

    public CatalogOptions withListener(CatalogListener hears) {
        return new CatalogOptions(clock, hears, knownNamespace, knownHead);
    }

    public CatalogOptions withKnownNamespace(NamespaceId namespace) {
        return new CatalogOptions(clock, listener, namespace, knownHead);
    }

    public CatalogOptions withKnownHead(Head head) {
        return new CatalogOptions(clock, listener, knownNamespace, head);
    }
}

package io.slipway.catalog.follow;

/** Hears of events in the thread in which they happen; must be quick, thread-safe and throw nothing. */
@FunctionalInterface
public interface CatalogListener {
    CatalogListener SILENT = event -> {};

    void on(CatalogEvent event);
}

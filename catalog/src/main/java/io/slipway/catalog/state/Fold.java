package io.slipway.catalog.state;

import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Entry;
import io.slipway.catalog.entry.StoredEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Applies entries: all changes of one or none. */
final class Fold {
    private Fold() {}

    static CatalogState apply(CatalogState state, StoredEntry stored) {
        Entry entry = stored.entry();
        if (entry.sequence() != state.sequence() + 1) {
            throw new IllegalArgumentException("Cannot apply entry " + entry.sequence() + ": expected="
                    + (state.sequence() + 1) + " actual=" + entry.sequence());
        }
        try {
            return changed(state, entry.changes(), new Moment(entry.sequence(), entry.at()))
                    .withHead(stored, null);
        } catch (VoidChange e) {
            return state.withHead(stored, e.refusal().sentence());
        }
    }

    static Optional<Refusal> refusalOf(CatalogState state, List<Change> changes, Moment next) {
        try {
            changed(state, changes, next);
            return Optional.empty();
        } catch (VoidChange e) {
            return Optional.of(e.refusal());
        }
    }

    static CatalogState imagine(CatalogState state, List<Change> changes) {
        Moment next = new Moment(state.sequence() + 1, Instant.EPOCH);
        return refusalOf(state, changes, next).isPresent() ? state : changed(state, changes, next);
    }

    private static CatalogState changed(CatalogState state, List<Change> changes, Moment moment) {
        CatalogState next = state;
        for (Change change : changes) {
            next = changed(next, change, moment);
        }
        return next;
    }

    private static CatalogState changed(CatalogState state, Change change, Moment moment) {
        if (change instanceof Change.OfDataset ofDataset) {
            return DatasetRules.apply(state, ofDataset, moment);
        }
        return NamespaceRules.apply(state, change, moment);
    }
}

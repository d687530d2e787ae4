package io.slipway.catalog.sweep;

import io.slipway.catalog.layout.AttemptFolder;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.state.VersionStatus;
import io.slipway.catalog.store.ObjectKey;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells garbage by its key, in one state of the catalog. What is garbage once stays it in every later state. */
final class Garbage {
    private final long floor;
    private final Set<AttemptFolder> kept;
    private final Set<AttemptFolder> expired;
    private final Set<ObjectKey> named;

    /**
     * Garbage in a state.
     *
     * @param named all keys that manifests of unexpired versions name
     */
    Garbage(CatalogState state, Set<ObjectKey> named) {
        this.floor = state.floor();
        this.kept = foldersOf(state, false);
        this.expired = foldersOf(state, true);
        this.named = Set.copyOf(named);
    }

    private static Set<AttemptFolder> foldersOf(CatalogState state, boolean expired) {
        return state.versions()
                .filter(version -> isExpired(version) == expired)
                .map(version -> version.registration().folder())
                .collect(Collectors.toSet());
    }

    static boolean isExpired(VersionState version) {
        return version.status() == VersionStatus.EXPIRED;
    }

    // INVARIANT: an attempt that could still register is at or above the floor and in neither set, so it is kept.
    boolean contains(ObjectKey key, AttemptFolder folder) {
        boolean over = folder.attempt().baseSequence() < floor || expired.contains(folder);
        return over && !kept.contains(folder) && !named.contains(key);
    }
}

package io.slipway.catalog.sweep;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.append.ChangeRequest;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.layout.AttemptFolder;
import io.slipway.catalog.layout.Layout;
import io.slipway.catalog.manifest.ManifestFile;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.catalog.store.ObjectStat;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.catalog.sweep.SweepReport.Kept;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.SlipwayException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Raises the floor and deletes garbage. Any number may run at once, and any may die at any point. */
public final class Sweeper {
    private static final int SNAPSHOTS_KEPT = 3;

    private final Catalog catalog;
    private final ObjectStore store;
    private final Outside outside;
    private final Clock clock;

    /**
     * A sweeper of the root that {@code catalog} was opened on.
     *
     * @param outside reaches what attempts have made outside of the store
     */
    public Sweeper(Catalog catalog, ObjectStore store, Outside outside, Clock clock) {
        this.catalog = catalog;
        this.store = store;
        this.outside = outside;
        this.clock = clock;
    }

    /**
     * Sweeps once.
     *
     * @throws CorruptDataException if the manifest of an unexpired version cannot be read; nothing was deleted
     */
    public SweepReport sweep(ChangeRequest request, SweepOptions options) {
        Instant before = clock.instant().minus(options.minAge());
        CatalogState state = options.dryRun() ? raised(before) : raise(request, before);
        List<ObjectKey> strangers = new ArrayList<>();
        List<ObjectStat> garbage = garbage(state, strangers);
        garbage.addAll(caches(before));
        if (options.dryRun()) {
            return new SweepReport(true, state.floor(), garbage, 0, strangers, List.of());
        }
        // CRASH: what is garbage now is garbage for ever; the next sweep deletes the rest.
        Map<Boolean, List<ObjectStat>> byKind = garbage.stream().collect(Collectors.partitioningBy(Sweeper::isNote));
        byKind.getOrDefault(false, List.of()).forEach(object -> store.delete(object.key()));
        List<Kept> kept = new Notes(store, outside).remove(byKind.getOrDefault(true, List.of()));
        kept.forEach(each -> garbage.removeIf(object -> object.key().equals(each.note())));
        return new SweepReport(false, state.floor(), garbage, store.removeLeavings(before), strangers, kept);
    }

    private static boolean isNote(ObjectStat object) {
        return AttemptFolder.of(object.key())
                .filter(attempt -> attempt.note().equals(object.key()))
                .isPresent();
    }

    // INVARIANT: the state that garbage is told by has the floor in it, so no attempt below can register after it.
    private CatalogState raise(ChangeRequest request, Instant before) {
        return catalog.change(request, state -> sweepTo(state, before)).state();
    }

    private CatalogState raised(Instant before) {
        CatalogState state = catalog.refresh();
        return state.after(sweepTo(state, before));
    }

    private List<Change> sweepTo(CatalogState state, Instant before) {
        long floor = new FloorFinder(store).find(state.floor(), state.sequence(), before);
        return floor > state.floor() ? List.of(new Change.Sweep(floor)) : List.of();
    }

    private List<ObjectStat> garbage(CatalogState state, List<ObjectKey> strangers) {
        Garbage garbage = new Garbage(state, named(state));
        List<ObjectStat> found = new ArrayList<>();
        try (Stream<ObjectStat> objects = store.list(Layout.DATASETS)) {
            objects.forEach(object -> {
                Optional<AttemptFolder> folder = AttemptFolder.of(object.key());
                if (folder.isEmpty()) {
                    strangers.add(object.key());
                } else if (garbage.contains(object.key(), folder.get())) {
                    found.add(object);
                }
            });
        }
        return found;
    }

    private Set<ObjectKey> named(CatalogState state) {
        Set<ObjectKey> keys = new HashSet<>();
        state.versions().filter(version -> !Garbage.isExpired(version)).forEach(version -> {
            for (ManifestFile file : filesOf(version)) {
                keys.add(file.key());
            }
        });
        return keys;
    }

    private List<ManifestFile> filesOf(VersionState version) {
        try {
            return catalog.manifest(version.manifestKey(), version.manifestSha256())
                    .files();
        } catch (CorruptDataException | NotFoundException e) {
            throw unknownNames(version, e);
        }
    }

    private static CorruptDataException unknownNames(VersionState version, SlipwayException e) {
        return new CorruptDataException(
                "Cannot sweep: the manifest of " + version.label() + " cannot be read, so nothing was deleted: "
                        + e.getMessage(),
                "Restore the manifest from a copy of the root, or expire the version.",
                e);
    }

    private List<ObjectStat> caches(Instant before) {
        List<ObjectStat> old = new ArrayList<>();
        try (Stream<ObjectStat> probes = store.list(Layout.PROBES)) {
            probes.filter(probe -> probe.modified().isBefore(before)).forEach(old::add);
        }
        try (Stream<ObjectStat> snapshots = store.list(Layout.snapshots(CatalogState.FOLD_VERSION))) {
            List<ObjectStat> all = snapshots.toList();
            old.addAll(all.subList(0, Math.max(0, all.size() - SNAPSHOTS_KEPT)));
        }
        return old;
    }
}

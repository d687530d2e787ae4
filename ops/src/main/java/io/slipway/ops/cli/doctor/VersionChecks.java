package io.slipway.ops.cli.doctor;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.layout.Layout;
import io.slipway.catalog.manifest.ManifestFile;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.state.VersionStatus;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.catalog.store.ObjectStat;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.ops.cli.output.Figures;
import io.slipway.ops.cli.root.StoredVersion;
import io.slipway.ops.cli.verb.ExitCode;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.failure.CorruptDataException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether everything that an unexpired version names is there, with the right length. */
final class VersionChecks {
    private static final String REMEDY =
            "Restore the object from a copy of the root, or push the dataset again with --force; 'slipway verify' reads a"
                    + " version whole.";

    private final Catalog catalog;
    private final ObjectStore store;
    private final Map<VersionState, List<Finding>> flaws = new LinkedHashMap<>();
    private long versions;
    private long objects;

    VersionChecks(Catalog catalog, ObjectStore store) {
        this.catalog = catalog;
        this.store = store;
    }

    /** Lists the objects of each dataset once, and holds the manifests against them. */
    List<Finding> complete() {
        catalog.state().datasets().values().forEach(dataset -> {
            Map<ObjectKey, Long> stored = stored(dataset.name());
            dataset.versions().values().stream()
                    .filter(version -> version.status() != VersionStatus.EXPIRED)
                    .forEach(version -> check(version, stored));
        });
        forgetExpired();
        String counts = Figures.count(versions) + " unexpired versions";
        return flaws.isEmpty()
                ? List.of(Finding.ok(
                        "versions",
                        counts + ": manifests and " + Figures.count(objects) + " files are there in full length"))
                : flaws.values().stream().flatMap(List::stream).toList();
    }

    // What is missing of a version that expired meanwhile is missing by right.
    private void forgetExpired() {
        if (!flaws.isEmpty()) {
            CatalogState now = catalog.refresh();
            flaws.keySet().removeIf(version -> now.version(version.dataset(), version.number())
                    .filter(each -> each.status() != VersionStatus.EXPIRED)
                    .isEmpty());
        }
    }

    private void add(VersionState version, Finding flaw) {
        flaws.computeIfAbsent(version, first -> new ArrayList<>()).add(flaw);
    }

    private Map<ObjectKey, Long> stored(DatasetName dataset) {
        try (Stream<ObjectStat> all = store.list(Layout.DATASETS + dataset + "/")) {
            return all.collect(Collectors.toMap(ObjectStat::key, ObjectStat::bytes));
        }
    }

    private void check(VersionState version, Map<ObjectKey, Long> stored) {
        versions++;
        try {
            for (ManifestFile file :
                    StoredVersion.of(catalog, version).manifest().files()) {
                objects++;
                check(version, file, stored.get(file.key()));
            }
        } catch (CorruptDataException flaw) {
            add(version, Finding.fail(version.label(), flaw));
        }
    }

    private void check(VersionState version, ManifestFile file, @Nullable Long bytes) {
        if (bytes == null || bytes != file.bytes()) {
            String actual = bytes == null ? "missing" : bytes + " bytes";
            add(
                    version,
                    Finding.fail(
                            version.label(),
                            file.key() + " of a version that is " + version.status() + ", expected=" + file.bytes()
                                    + " bytes actual=" + actual,
                            REMEDY,
                            ExitCode.CORRUPT));
        }
    }
}

package io.slipway.ops.cli.root;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.state.VersionStatus;
import io.slipway.loader.operate.VersionRef;
import io.slipway.schemas.dataset.NamespaceId;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.NotFoundException;

/** A version of the catalog with its manifest. */
public record StoredVersion(VersionState state, Manifest manifest) {
    private static final String REMEDY =
            "Restore the object from a copy of the root, or build the version again and let this one expire.";

    /**
     * Finds a version that is not expired.
     *
     * @throws NotFoundException if there is none, or its files may be gone by right
     * @throws CorruptDataException if its manifest is missing, altered, or of another namespace
     */
    public static StoredVersion find(Catalog catalog, VersionRef ref) {
        VersionState version = unexpired(catalog.state(), ref);
        try {
            return of(catalog, version);
        } catch (CorruptDataException flaw) {
            unexpired(catalog.refresh(), ref);
            throw flaw;
        }
    }

    /**
     * A version that is not expired; to be asked of the newest state before something is said to be missing.
     *
     * @throws NotFoundException if there is none, or its files may be gone by right
     */
    static VersionState unexpired(CatalogState now, VersionRef ref) {
        VersionState version = now.version(ref.dataset(), ref.version())
                .orElseThrow(() -> new NotFoundException(
                        "Cannot find " + ref + ": there is no such version",
                        "Check dataset and number; 'slipway versions " + ref.dataset()
                                + " --offline --root URI' lists them."));
        if (version.status() == VersionStatus.EXPIRED) {
            throw new NotFoundException(
                    "Cannot read " + ref + ": it is EXPIRED, its files may be deleted",
                    "Choose a version that is not expired.");
        }
        return version;
    }

    /**
     * Reads the manifest of a version.
     *
     * @throws CorruptDataException if it is missing, altered, or of another namespace
     */
    public static StoredVersion of(Catalog catalog, VersionState version) {
        Manifest manifest = read(catalog, version);
        NamespaceId expected = catalog.state().namespaceAt(version.registered().sequence());
        if (!manifest.namespaceId().equals(expected)) {
            throw new CorruptDataException(
                    "Cannot take " + version.manifestKey() + ": it is of another namespace, expected=" + expected
                            + " actual=" + manifest.namespaceId(),
                    REMEDY);
        }
        return new StoredVersion(version, manifest);
    }

    private static Manifest read(Catalog catalog, VersionState version) {
        try {
            return catalog.manifest(version.manifestKey(), version.manifestSha256());
        } catch (NotFoundException missing) {
            throw new CorruptDataException(
                    "Cannot read " + version.manifestKey() + ": the manifest of " + version.label()
                            + " is missing, and the version is " + version.status(),
                    REMEDY,
                    missing);
        }
    }
}

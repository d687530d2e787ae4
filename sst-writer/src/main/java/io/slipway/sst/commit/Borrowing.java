package io.slipway.sst.commit;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.manifest.ManifestFile;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.sst.profile.SstProfile;
import io.slipway.sst.write.SstFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The files of the version that was active when an attempt began: a file of the same bytes need not be uploaded again.
 * Thread-safe.
 */
final class Borrowing {
    private final ObjectStore store;
    private final @Nullable VersionNumber lender;
    private final Map<Sha256, ManifestFile> files;
    private final @Nullable String refusal;

    private Borrowing(
            ObjectStore store, @Nullable VersionNumber lender, List<ManifestFile> files, @Nullable String refusal) {
        this.store = store;
        this.lender = lender;
        this.files = files.stream()
                .collect(Collectors.toUnmodifiableMap(ManifestFile::sha256, file -> file, (first, second) -> first));
        this.refusal = refusal;
    }

    static Borrowing nothing(ObjectStore store) {
        return new Borrowing(store, null, List.of(), null);
    }

    /** From the version that is active; a push must not fail because the version that it replaces is damaged. */
    static Borrowing from(VersionState active, Catalog catalog, ObjectStore store) {
        try {
            Manifest manifest = catalog.manifest(active.manifestKey(), active.manifestSha256());
            return manifest.sstProfile().equals(SstProfile.STANDARD.toString())
                    ? new Borrowing(store, active.number(), manifest.files(), null)
                    : nothing(store);
        } catch (NotFoundException | CorruptDataException e) {
            return new Borrowing(store, null, List.of(), e.getMessage());
        }
    }

    /** The file of the same bytes, if its object is still there. */
    Optional<ManifestFile> find(SstFile file) {
        return Optional.ofNullable(files.get(file.sha256())).filter(this::isThere);
    }

    // An object that somebody removed by hand would otherwise be missing in every version to come.
    private boolean isThere(ManifestFile lent) {
        return store.stat(lent.key())
                .filter(found -> found.bytes() == lent.bytes())
                .isPresent();
    }

    @Nullable
    VersionNumber lender() {
        return lender;
    }

    Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }
}

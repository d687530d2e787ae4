package io.slipway.sst.proof;

import io.slipway.catalog.layout.AttemptFolder;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.manifest.ManifestFile;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.checksum.RowChecksum;
import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.key.KeyReader;
import io.slipway.schemas.row.RowSchema;
import io.slipway.sst.profile.SstProfile;
import io.slipway.sst.proof.Proof.Flaw;
import io.slipway.sst.read.SstScanner;
import io.slipway.sst.read.SstVerifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads every file of a version, one after the other, and holds it against the manifest. For one thread. */
public final class VersionProof {
    private final Manifest manifest;
    private final ObjectStore store;
    private final Path folder;
    private final ProofListener listener;
    private final SstProfile profile;
    private final SstVerifier verifier;
    private final KeyReader keys;
    private final List<Flaw> flaws = new ArrayList<>();
    private RowChecksum checksum = RowChecksum.NONE;
    private long read;
    private long rows;

    private VersionProof(Manifest manifest, ObjectStore store, Path folder, ProofListener listener) {
        this.manifest = manifest;
        this.store = store;
        this.folder = folder;
        this.listener = listener;
        this.profile = SstProfile.named(manifest.sstProfile());
        this.verifier = new SstVerifier(profile);
        this.keys = new KeyReader(
                RowSchema.parse(manifest.key().text(), manifest.valueSchema().text())
                        .key());
    }

    /**
     * Proves the files of a version. Goes on behind a flaw, so that all of them are known at once.
     *
     * @param folder with room for the greatest file; everything in it is removed again
     * @throws io.slipway.schemas.failure.UnavailableException if the store does not answer
     * @throws AccessException if the store refuses, or the folder cannot be written
     */
    public static Proof of(Manifest manifest, ObjectStore store, Path folder, ProofListener listener) {
        return new VersionProof(manifest, store, folder, listener).run();
    }

    private Proof run() {
        manifest.files().forEach(this::prove);
        if (flaws.isEmpty() && !isTopicAlone() && !checksum.equals(manifest.rowChecksum())) {
            AttemptFolder attempt = manifest.folder();
            flaws.add(new Flaw(
                    attempt.manifest(),
                    "row checksum of all files together, expected=" + manifest.rowChecksum() + " actual=" + checksum));
        }
        return new Proof(manifest.files().size(), read, rows, checksum, flaws);
    }

    private boolean isTopicAlone() {
        return manifest.files().isEmpty() && manifest.topic() != null;
    }

    private void prove(ManifestFile file) {
        long before = read;
        try (FileCopy copy = FileCopy.of(file, store, folder, bytes -> progress(before + bytes))) {
            verifier.verify(copy.path(), file.rows(), file.firstKey(), file.lastKey());
            try (SstScanner scanner = SstScanner.open(profile, copy.path())) {
                checksum = checksum.plus(new RowProof(keys, file.slots()).of(scanner));
            }
            rows += file.rows();
        } catch (CorruptDataException flaw) {
            flaws.add(new Flaw(file.key(), String.valueOf(flaw.getMessage())));
        } catch (IOException left) {
            throw new AccessException(
                    "Cannot remove a copy of " + file.key() + " from " + folder + ": " + left.getMessage(),
                    "Remove it by hand.",
                    left);
        }
    }

    private void progress(long bytes) {
        read = bytes;
        listener.read(bytes, manifest.bytes());
    }
}

package io.slipway.serving.verify;

import io.slipway.catalog.manifest.ManifestFile;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.sst.profile.SstProfile;
import io.slipway.sst.read.SstVerifier;
import java.io.IOException;
import java.nio.file.Path;

/** Proves that a file on disk is the one that a manifest names. Thread-safe. */
public final class FileProof {
    private final SstVerifier verifier;

    /** Files of a profile. */
    public FileProof(SstProfile profile) {
        this.verifier = new SstVerifier(profile);
    }

    /**
     * Proves the inside of a file whose hash is proved already: rows, first and last key, the checksum of every block.
     *
     * @throws CorruptDataException if something is not as the manifest says
     */
    public void requireRows(ManifestFile expected, Path file) {
        try {
            verifier.verify(file, expected.rows(), expected.firstKey(), expected.lastKey());
        } catch (CorruptDataException e) {
            throw new CorruptDataException(
                    "Cannot take " + expected.key() + ": " + e.getMessage(),
                    "Build the version again, or restore the object",
                    e);
        }
    }

    /**
     * Whether the bytes of a file have the hash they should have.
     *
     * @throws AccessException if the file cannot be read
     */
    public static boolean hasHash(Path file, Sha256 expected) {
        try {
            return Sha256.of(file).equals(expected);
        } catch (IOException e) {
            throw new AccessException(
                    "Cannot read " + file + ": " + e.getMessage(), "Check the disk of the data directory", e);
        }
    }
}

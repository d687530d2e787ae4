package io.slipway.serving.disk;

import io.slipway.schemas.dataset.Sha256;

/**
 * A file of a verified version.
 *
 * @param sha256 its hash, proved while it was fetched
 * @param bytes its length
 */
public record VerifiedFile(Sha256 sha256, long bytes) {
    /** The file's name on this disk: what it contains, so two versions that share a file share its name. */
    public String name() {
        return name(sha256);
    }

    /** The name of the file with that content. */
    public static String name(Sha256 sha256) {
        return sha256 + ".sst";
    }
}

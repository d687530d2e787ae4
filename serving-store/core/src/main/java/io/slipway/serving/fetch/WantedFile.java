package io.slipway.serving.fetch;

import io.slipway.catalog.store.ObjectKey;
import io.slipway.schemas.dataset.Sha256;
import java.nio.file.Path;

/**
 * A file that this node wants.
 *
 * @param key where it is in the store
 * @param target where it shall be on disk; its folder exists
 * @param bytes how long it must be
 * @param sha256 what it must contain
 */
public record WantedFile(ObjectKey key, Path target, long bytes, Sha256 sha256) {
    /** Checks that a length is a length. */
    public WantedFile {
        if (bytes < 0) {
            throw new IllegalArgumentException("Cannot want a file of a negative length: expected>=0 actual=" + bytes);
        }
    }

    @Override
    public String toString() {
        return key.text();
    }
}

package io.slipway.catalog.manifest;

import io.slipway.catalog.store.ObjectKey;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.sharding.SlotRange;
import java.util.Objects;

/**
 * One SST file of a version; it may lie in the folder of an older attempt (borrowed).
 *
 * @param slots the aligned range of slots that the file is for
 * @param firstKey the SST key of the first row
 * @param lastKey the SST key of the last row
 */
public record ManifestFile(
        ObjectKey key, Sha256 sha256, long bytes, long rows, SlotRange slots, KeyBytes firstKey, KeyBytes lastKey) {
    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException if the file has no bytes or no rows, or its keys are in the wrong order
     */
    public ManifestFile {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(slots, "slots");
        if (bytes < 1 || rows < 1 || firstKey.compareTo(lastKey) > 0) {
            throw new IllegalArgumentException("Cannot name the file " + key
                    + ": expected=bytes, rows, and a first key not after the last actual=" + bytes + " bytes, " + rows
                    + " rows, " + firstKey + " to " + lastKey);
        }
    }
}

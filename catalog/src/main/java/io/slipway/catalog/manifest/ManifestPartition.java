package io.slipway.catalog.manifest;

import io.slipway.schemas.checksum.RowChecksum;
import java.util.Objects;

/**
 * One partition of a version's topic: the rows of one shard, a record each.
 *
 * @param startOffset of the first record
 * @param endOffset behind the last record; what comes later is not of the version
 * @param bytes keys and values together, as they were before compression
 */
public record ManifestPartition(
        int partition, long startOffset, long endOffset, long rows, long bytes, RowChecksum rowChecksum) {
    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException if there is not one record a row
     */
    public ManifestPartition {
        Objects.requireNonNull(rowChecksum, "rowChecksum");
        if (partition < 0 || startOffset < 0 || rows < 0 || bytes < rows || endOffset - startOffset != rows) {
            throw new IllegalArgumentException("Cannot name partition " + partition
                    + " of a topic: expected=one record a row actual=" + rows + " rows of " + bytes
                    + " bytes from offset " + startOffset + " to " + endOffset);
        }
    }
}

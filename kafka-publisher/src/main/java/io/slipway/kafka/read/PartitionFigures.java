package io.slipway.kafka.read;

import io.slipway.catalog.manifest.ManifestPartition;
import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.schemas.checksum.RowChecksum;
import io.slipway.schemas.failure.CorruptDataException;
import java.util.Objects;

/**
 * What some rows of a partition add up to.
 *
 * @param bytes of keys, without slot, and values
 */
public record PartitionFigures(long rows, long bytes, RowChecksum rowChecksum) {
    /** Those of no rows. */
    public static final PartitionFigures NONE = new PartitionFigures(0, 0, RowChecksum.NONE);

    /** Checks the sums. */
    public PartitionFigures {
        Objects.requireNonNull(rowChecksum, "rowChecksum");
        if (rows < 0 || bytes < rows) {
            throw new IllegalArgumentException("Cannot add rows up: expected=a byte or more in each actual=" + rows
                    + " rows of " + bytes + " bytes");
        }
    }

    /** Those of these rows and the others together. */
    public PartitionFigures plus(PartitionFigures others) {
        return new PartitionFigures(rows + others.rows, bytes + others.bytes, rowChecksum.plus(others.rowChecksum));
    }

    /**
     * Refuses what is not the whole partition.
     *
     * @throws CorruptDataException if rows, bytes or checksum are not those of the manifest
     */
    public void requireAllOf(ManifestTopic topic, int partition) {
        ManifestPartition stated = topic.partitions().get(partition);
        PartitionFigures expected = new PartitionFigures(stated.rows(), stated.bytes(), stated.rowChecksum());
        if (!equals(expected)) {
            throw ReadFailure.corrupt(
                    new RecordPlace(topic.name(), partition, stated.endOffset()),
                    "the rows before are not those of the manifest, expected=" + expected + " actual=" + this);
        }
    }

    @Override
    public String toString() {
        return rows + " rows, " + bytes + " bytes, checksum " + rowChecksum;
    }
}

package io.slipway.serving.disk;

import io.slipway.catalog.json.CanonicalJson;
import io.slipway.catalog.manifest.KeyBytes;
import io.slipway.schemas.checksum.RowChecksum;
import io.slipway.schemas.dataset.Sha256;
import java.util.List;
import java.util.Objects;

/**
 * How much of one partition of a topic lies on this disk, in a version that is not complete yet. The rows of the files are
 * the first ones of the partition, so it goes on at the offset behind them.
 *
 * @param formatVersion of the record
 * @param nextOffset of the first row that is not in the files
 * @param files in the order of their rows
 */
public record PartitionRecord(int formatVersion, long nextOffset, List<Part> files) {
    private static final int FORMAT = 1;

    /** Copies the list in. */
    public PartitionRecord {
        files = List.copyOf(files);
    }

    /** A record of today's format, of a partition whose first row has {@code startOffset}. */
    public static PartitionRecord of(long startOffset, List<Part> files) {
        long rows = files.stream().mapToLong(Part::rows).sum();
        return new PartitionRecord(FORMAT, startOffset + rows, files);
    }

    static PartitionRecord parse(byte[] json, String what) {
        return CanonicalJson.read(json, PartitionRecord.class, what);
    }

    byte[] toJson() {
        return CanonicalJson.write(this);
    }

    /** Whether it is what {@link #of} makes of these files, and so one of this program about this partition. */
    public boolean begins(long startOffset) {
        return equals(of(startOffset, files));
    }

    /**
     * One file that this node has written.
     *
     * @param bytes its length
     * @param rowBytes keys, slots included, and values in it
     */
    public record Part(
            Sha256 sha256,
            long bytes,
            long rows,
            long rowBytes,
            RowChecksum rowChecksum,
            KeyBytes firstKey,
            KeyBytes lastKey) {
        /** Checks that nothing is missing. */
        public Part {
            Objects.requireNonNull(sha256, "sha256");
            Objects.requireNonNull(rowChecksum, "rowChecksum");
            Objects.requireNonNull(firstKey, "firstKey");
            Objects.requireNonNull(lastKey, "lastKey");
        }
    }
}

package io.slipway.sst.write;

import io.slipway.catalog.manifest.KeyBytes;
import io.slipway.schemas.checksum.RowChecksum;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.sharding.SlotRange;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A finished SST file on this machine's disk, verified, not yet durable anywhere.
 *
 * @param name the last part of its object key: {@code <first slot group>-<part>.sst}, three digits each
 * @param bytes the length of the file
 * @param rowBytes the keys and values in it, before compression
 * @param slots the aligned range of slots that the file is for
 * @param firstKey the SST key of the first row
 * @param lastKey the SST key of the last row
 */
public record SstFile(
        Path path,
        String name,
        Sha256 sha256,
        long bytes,
        long rows,
        long rowBytes,
        SlotRange slots,
        KeyBytes firstKey,
        KeyBytes lastKey,
        RowChecksum rowChecksum) {
    public SstFile {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(slots, "slots");
        Objects.requireNonNull(firstKey, "firstKey");
        Objects.requireNonNull(lastKey, "lastKey");
        Objects.requireNonNull(rowChecksum, "rowChecksum");
    }
}

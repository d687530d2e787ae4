package io.slipway.sst.write;

import io.slipway.schemas.sharding.SlotRange;
import io.slipway.sst.profile.SstProfile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Writes rows that nobody has measured into SST files for this machine alone: a file is cut before the row that would make it
 * longer than 64 MiB of keys and values, at whatever slot. The rows are those of {@link ShardWriter}; where the files end
 * follows from the rows and from where the writing began, so these files are no part of the format, and nobody else can
 * borrow them. Used once, by one thread.
 */
public final class StreamWriter {
    private static final int SLOT_MASK = 0xFFFF;

    private final SstProfile profile;
    private final GrowingFolder folder;
    private final SlotRange shard;
    private final long longest;

    /**
     * A writer of rows of one shard.
     *
     * @param directory where the files appear; it exists, and nobody else writes files of this shard there
     */
    public StreamWriter(SstProfile profile, Path directory, SlotRange shard) {
        this(profile, directory, shard, FileLimits.STANDARD.run());
    }

    StreamWriter(SstProfile profile, Path directory, SlotRange shard, long longest) {
        this.profile = profile;
        this.folder = GrowingFolder.ofNode(directory);
        this.shard = shard;
        this.longest = longest;
    }

    /**
     * Writes all rows. Each file is complete, read back and verified before {@code finished} is told of it, on this thread
     * and in the order of keys; from then on it belongs to the listener. If it ends early the file that grows is removed.
     *
     * @param rows may fail as they like; the failure comes out here
     * @throws IllegalArgumentException if keys do not ascend, or one is not of the shard
     * @throws io.slipway.schemas.failure.AccessException if the directory cannot be written
     * @throws io.slipway.schemas.failure.CorruptDataException if a file does not read back as it was written
     */
    public void write(SortedRows rows, Consumer<SstFile> finished) {
        boolean more = rows.next();
        for (int part = 0; more; part++) {
            try (GrowingFile file = GrowingFile.create(profile, folder, shard, part)) {
                more = fill(file, rows);
                finished.accept(file.finish());
            }
        }
    }

    private boolean fill(GrowingFile file, SortedRows rows) {
        do {
            ByteBuffer key = rows.key();
            ByteBuffer value = rows.value();
            if (file.bytes() > 0 && file.bytes() + key.remaining() + value.remaining() > longest) {
                return true;
            }
            requireShard(key);
            file.add(key, value);
        } while (rows.next());
        return false;
    }

    private void requireShard(ByteBuffer key) {
        int slot = key.getShort(key.position()) & SLOT_MASK;
        if (!shard.contains(slot)) {
            throw new IllegalArgumentException(
                    "Cannot write shard " + shard + ": a row is of another one, expected=" + shard + " actual=" + slot);
        }
    }
}

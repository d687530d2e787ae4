package io.slipway.sst.write;

import io.slipway.schemas.sharding.SlotRange;
import io.slipway.sst.profile.SstProfile;
import io.slipway.sst.write.FileRuns.FileRun;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes the rows of one shard into SST files. Where one file ends and the next begins depends on the rows and the shard
 * alone, and so do the bytes of each. Used once, by one thread; shards may be written in parallel by a writer each.
 */
public final class ShardWriter {
    private static final int SLOT_MASK = 0xFFFF;

    private final SstProfile profile;
    private final GrowingFolder folder;
    private final SlotRange shard;
    private final FileLimits limits;
    private final List<FileRun> runs;

    /**
     * A writer of one shard.
     *
     * @param directory where the files appear; it exists, and no other shard of the build names files alike
     * @param bytesPerSlotGroup of each of the 256 slot groups the sum of SST keys and values, exactly; groups outside of the
     *     shard are not looked at
     */
    public ShardWriter(SstProfile profile, Path directory, SlotRange shard, long[] bytesPerSlotGroup) {
        this(profile, directory, shard, bytesPerSlotGroup, FileLimits.STANDARD);
    }

    ShardWriter(SstProfile profile, Path directory, SlotRange shard, long[] bytesPerSlotGroup, FileLimits limits) {
        this.profile = profile;
        this.folder = GrowingFolder.ofBuild(directory);
        this.shard = shard;
        this.limits = limits;
        this.runs = FileRuns.of(shard, bytesPerSlotGroup, limits.run());
    }

    /**
     * Writes all rows. Each file is complete, read back and verified before {@code finished} is told of it, on this thread
     * and in the order of keys; from then on it belongs to the listener. A shard without rows makes no file.
     *
     * @throws IllegalArgumentException if keys do not ascend, or rows are not those that were measured
     * @throws io.slipway.schemas.failure.AccessException if the directory cannot be written
     * @throws io.slipway.schemas.failure.CorruptDataException if a file does not read back as it was written
     */
    public void write(SortedRows rows, Consumer<SstFile> finished) {
        boolean more = rows.next();
        for (FileRun run : runs) {
            more = writeRun(run, rows, more, finished);
        }
        if (more) {
            throw new IllegalArgumentException("Cannot write shard " + shard + ": a row of slot " + slot(rows.key())
                    + " comes after the last row that was measured");
        }
    }

    private boolean writeRun(FileRun run, SortedRows rows, boolean first, Consumer<SstFile> finished) {
        long left = run.bytes();
        boolean more = first;
        for (int part = 0; left > 0; part++) {
            try (GrowingFile file = GrowingFile.create(profile, folder, run.slots(), part)) {
                more = fill(file, run, rows, more);
                left -= file.bytes();
                requireProgress(run, file, left);
                finished.accept(file.finish());
            }
        }
        return more;
    }

    private boolean fill(GrowingFile file, FileRun run, SortedRows rows, boolean first) {
        SlotRange slots = run.slots();
        boolean more = first;
        while (more) {
            ByteBuffer key = rows.key();
            ByteBuffer value = rows.value();
            if (!slots.contains(slot(key)) || isFull(file, key, value)) {
                return true;
            }
            file.add(key, value);
            more = rows.next();
        }
        return false;
    }

    private boolean isFull(GrowingFile file, ByteBuffer key, ByteBuffer value) {
        return file.bytes() > 0 && file.bytes() + key.remaining() + value.remaining() > limits.part();
    }

    private void requireProgress(FileRun run, GrowingFile file, long left) {
        if (file.bytes() == 0 || left < 0) {
            throw new IllegalArgumentException("Cannot write slots " + run.slots() + " of shard " + shard
                    + ": the rows are not those that were measured, expected=" + run.bytes()
                    + " bytes of keys and values"
                    + " actual=" + (run.bytes() - left));
        }
    }

    private static int slot(ByteBuffer key) {
        return key.getShort(key.position()) & SLOT_MASK;
    }
}

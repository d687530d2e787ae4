package io.slipway.sst.write;

import io.slipway.schemas.sharding.SlotRange;
import io.slipway.schemas.sharding.Slots;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a shard into the runs of slot groups that make a file each: aligned runs of 2<sup>k</sup> groups, the longest whose
 * rows fit. Runs without rows are left out.
 */
final class FileRuns {
    private final long[] bytesPerGroup;
    private final long limit;
    private final List<FileRun> runs = new ArrayList<>();

    private FileRuns(long[] bytesPerGroup, long limit) {
        this.bytesPerGroup = bytesPerGroup;
        this.limit = limit;
    }

    /**
     * The runs of a shard, in order.
     *
     * @param bytesPerGroup keys and values of each of the 256 slot groups
     * @param limit the greatest sum that more than one group may have together
     */
    static List<FileRun> of(SlotRange shard, long[] bytesPerGroup, long limit) {
        if (bytesPerGroup.length != Slots.GROUPS) {
            throw new IllegalArgumentException("Cannot cut a shard into files: expected=" + Slots.GROUPS
                    + " sums, one a slot group actual=" + bytesPerGroup.length);
        }
        FileRuns cut = new FileRuns(bytesPerGroup, limit);
        cut.halve(shard.firstGroup(), shard.lastGroup() - shard.firstGroup() + 1);
        return List.copyOf(cut.runs);
    }

    // A run that is too long is halved: so every run is aligned, and the longest that fits.
    private void halve(int first, int count) {
        long bytes = sum(first, count);
        if (bytes == 0) {
            return;
        }
        if (bytes <= limit || count == 1) {
            runs.add(new FileRun(SlotRange.ofGroups(first, count), bytes));
            return;
        }
        halve(first, count / 2);
        halve(first + count / 2, count / 2);
    }

    private long sum(int first, int count) {
        long sum = 0;
        for (int group = first; group < first + count; group++) {
            sum += bytesPerGroup[group];
        }
        return sum;
    }

    /** The slots of one file (or of its parts, if it is one overlong group), and the keys and values in them. */
    record FileRun(SlotRange slots, long bytes) {}
}

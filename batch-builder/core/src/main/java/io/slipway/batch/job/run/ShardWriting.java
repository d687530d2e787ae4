package io.slipway.batch.job.run;

import io.slipway.batch.check.RequiredKeys;
import io.slipway.batch.progress.Progress;
import io.slipway.batch.sort.ShardRows;
import io.slipway.batch.sort.SortedRowSet;
import io.slipway.schemas.sharding.Sharding;
import io.slipway.schemas.sharding.SlotRange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes all shards: several threads take one after the other. When a key has two rows and none may, nothing more is
 * written, but all rows are looked through, so that the failure can say how many.
 *
 * @param keepsGreatest whether of several rows of one key one stays; otherwise they are an error
 * @param output takes the rows of each shard, on any thread
 */
public record ShardWriting(
        Sharding sharding, boolean keepsGreatest, RequiredKeys requiredKeys, Progress progress, ShardOutput output) {
    /** Writes the rows with so many threads. Whether keys had several rows is then known to {@code rows}. */
    public void run(SortedRowSet rows, int threads) {
        AtomicInteger next = new AtomicInteger();
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            tasks.add(() -> {
                for (int shard = next.getAndIncrement(); shard < sharding.shards(); shard = next.getAndIncrement()) {
                    write(rows, shard);
                }
                return null;
            });
        }
        Workers.runAll(tasks);
    }

    private void write(SortedRowSet set, int number) {
        SlotRange shard = sharding.range(number);
        // INVARIANT: the sizes are those of the rows that will be read; files are cut by them.
        long[] bytes = keepsGreatest ? set.bytesOfDistinctKeys(shard) : set.bytes(shard);
        try (ShardRows rows = set.rows(shard)) {
            WatchedRows watched = new WatchedRows(rows, requiredKeys.watch(shard), progress, () -> isSpoiled(set));
            try {
                output.write(number, bytes, watched);
            } catch (DuplicateKeysFound e) {
                readToTheEnd(rows);
            }
        }
    }

    private boolean isSpoiled(SortedRowSet set) {
        return !keepsGreatest && set.duplicates().any();
    }

    private static void readToTheEnd(ShardRows rows) {
        boolean more = true;
        while (more) {
            more = rows.next();
        }
    }
}

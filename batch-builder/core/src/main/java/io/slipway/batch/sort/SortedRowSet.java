package io.slipway.batch.sort;

import io.slipway.batch.sort.order.Duplicates;
import io.slipway.batch.sort.order.PagesCursor;
import io.slipway.batch.sort.order.RowCursor;
import io.slipway.batch.sort.page.RowPages;
import io.slipway.batch.sort.run.RunCursor;
import io.slipway.batch.sort.run.RunMerge;
import io.slipway.batch.sort.run.SortedRun;
import io.slipway.schemas.sharding.SlotRange;
import io.slipway.schemas.sharding.Slots;
import java.util.ArrayList;
import java.util.List;

/** All rows of a build, readable in order, shard by shard, each by one thread. */
public final class SortedRowSet {
    private static final int LEAST_BUFFER_BYTES = 64 << 10;
    private static final int MOST_BUFFER_BYTES = 4 << 20;

    private final List<RowPages> pages;
    private final List<SortedRun> runs;
    private final Duplicates duplicates;
    private final SortMemory memory;

    SortedRowSet(List<RowPages> pages, List<SortedRun> runs, Duplicates duplicates, SortMemory memory) {
        this.pages = List.copyOf(pages);
        this.runs = List.copyOf(runs);
        this.duplicates = duplicates;
        this.memory = memory;
    }

    /** All rows; rows that will be dropped when they are read may be counted. */
    public long count() {
        long count = runs.stream().mapToLong(SortedRun::rows).sum();
        for (RowPages each : pages) {
            for (int group = 0; group < Slots.GROUPS; group++) {
                count += each.rows(group);
            }
        }
        return count;
    }

    /** The rows of a shard, one a key. Rows that are dropped on the way are added to {@link #duplicates}. */
    public ShardRows rows(SlotRange shard) {
        return new ShardRows(cursor(shard, duplicates));
    }

    /** Bytes of keys and values of a shard by slot group; rows that will be dropped when they are read may be in it. */
    public long[] bytes(SlotRange shard) {
        long[] bytes = new long[Slots.GROUPS];
        for (int group = shard.firstGroup(); group <= shard.lastGroup(); group++) {
            for (RowPages each : pages) {
                bytes[group] += each.bytes(group);
            }
            for (SortedRun run : runs) {
                bytes[group] += run.bytes(group);
            }
        }
        return bytes;
    }

    /** Bytes of keys and values of a shard by slot group, one row a key, by reading all its rows once. */
    public long[] bytesOfDistinctKeys(SlotRange shard) {
        long[] bytes = new long[Slots.GROUPS];
        // Pages mark what was dropped and drop it only once; runs do not, so here it is counted for nobody.
        Duplicates dropped = runs.isEmpty() ? duplicates : new Duplicates();
        try (ShardRows rows = new ShardRows(cursor(shard, dropped))) {
            while (rows.next()) {
                bytes[rows.group()] += rows.key().remaining() + rows.value().remaining();
            }
        }
        return bytes;
    }

    /** The rows dropped so far because another row has their key; complete when all shards have been read. */
    public Duplicates duplicates() {
        return duplicates;
    }

    private RowCursor cursor(SlotRange shard, Duplicates dropped) {
        if (runs.isEmpty()) {
            return new PagesCursor(pages, shard, dropped);
        }
        List<RunCursor> cursors = new ArrayList<>();
        for (SortedRun run : runs) {
            cursors.add(run.cursor(shard, memory.pages(), bufferBytes()));
        }
        return new RunMerge(cursors, dropped);
    }

    /** As many readers as there were appenders share the memory, all of which is free when there are runs. */
    private int bufferBytes() {
        long each = memory.bytesPerAppender() / runs.size();
        return (int) Math.max(LEAST_BUFFER_BYTES, Math.min(MOST_BUFFER_BYTES, each));
    }
}

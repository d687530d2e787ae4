package io.slipway.batch.sort.run;

import io.slipway.batch.sort.order.GroupIndex;
import io.slipway.batch.sort.page.PageMemory;
import io.slipway.batch.sort.page.RowPages;
import io.slipway.schemas.sharding.SlotRange;
import io.slipway.schemas.sharding.Slots;
import java.nio.file.Path;
import java.util.List;

/** All rows that one thread held in memory at one moment, sorted, in a temporary file. Immutable; thread-safe. */
public final class SortedRun implements AutoCloseable {
    private final RunFile file;
    private final long[] groupEnds;
    private final long[] groupBytes;
    private final long rows;

    private SortedRun(RunFile file, long[] groupEnds, long[] groupBytes, long rows) {
        this.file = file;
        this.groupEnds = groupEnds;
        this.groupBytes = groupBytes;
        this.rows = rows;
    }

    /**
     * Writes the rows of these pages, one a key, to a new file.
     *
     * @param index sorts each group
     */
    public static SortedRun write(Path path, RowPages pages, GroupIndex index, PageMemory memory) {
        RunFile file = RunFile.create(path);
        long[] groupEnds = new long[Slots.GROUPS];
        long[] groupBytes = new long[Slots.GROUPS];
        long rows = 0;
        try (RunWriter writer = new RunWriter(file, memory)) {
            for (int group = 0; group < Slots.GROUPS; group++) {
                index.load(List.of(pages), group);
                for (int row = 0; row < index.size(); row++) {
                    writer.write(index.chunk(row), index.at(row));
                }
                rows += index.size();
                groupEnds[group] = writer.position();
                groupBytes[group] = pages.bytes(group) - index.droppedBytes();
            }
            writer.flush();
        } catch (RuntimeException | Error e) {
            file.close();
            throw e;
        }
        return new SortedRun(file, groupEnds, groupBytes, rows);
    }

    /** Rows in the whole run. */
    public long rows() {
        return rows;
    }

    /** Bytes of keys and values in a slot group. */
    public long bytes(int group) {
        return groupBytes[group];
    }

    /** The rows of a range of slot groups, read through a buffer of this size. */
    public RunCursor cursor(SlotRange slots, PageMemory memory, int bufferBytes) {
        long start = slots.firstGroup() == 0 ? 0 : groupEnds[slots.firstGroup() - 1];
        return new RunCursor(file, start, groupEnds[slots.lastGroup()], new RunBuffer(memory, bufferBytes));
    }

    @Override
    public void close() {
        file.close();
    }
}

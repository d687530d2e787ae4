package io.slipway.batch.sort;

import io.slipway.batch.sort.order.Duplicates;
import io.slipway.batch.sort.order.GroupIndex;
import io.slipway.batch.sort.page.PagePool;
import io.slipway.batch.sort.page.RowPages;
import io.slipway.batch.sort.run.SortedRun;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers encoded rows in any order from several threads and gives them out by shard, sorted, one row a key. What does
 * not fit into the memory goes to sorted runs on disk and is merged from there.
 *
 * <p>Use: one {@link #appender} a thread; when all have appended their last row, {@link #finish}; then any number of
 * threads read shards of {@link SortedRowSet}; {@link #close} frees everything.
 */
public final class RowSorter implements AutoCloseable {
    private final SortMemory memory;
    private final PagePool pool;
    private final Duplicates duplicates = new Duplicates();
    private final List<RowAppender> appenders = new ArrayList<>();
    private final List<SortedRun> runs = new ArrayList<>();
    private int runNumber;

    public RowSorter(SortMemory memory) {
        this.memory = memory;
        this.pool = new PagePool(memory.pages(), memory.bytesPerAppender());
    }

    /** A new appender; there may be as many as the memory was divided for. */
    public synchronized RowAppender appender() {
        if (appenders.size() == memory.appenders()) {
            throw new IllegalStateException(
                    "Cannot append from another thread: the memory is divided among " + memory.appenders());
        }
        RowAppender appender =
                new RowAppender(this, new RowPages(pool, memory.bytesPerAppender()), new GroupIndex(duplicates));
        appenders.add(appender);
        return appender;
    }

    /** Ends the gathering. No row may be appended any more. */
    public synchronized SortedRowSet finish() {
        if (!runs.isEmpty()) {
            appenders.forEach(RowAppender::spill);
            // The memory now belongs to the buffers of the merge.
            pool.clear();
        }
        List<RowPages> pages = appenders.stream()
                .map(RowAppender::pages)
                .filter(each -> !each.isEmpty())
                .toList();
        return new SortedRowSet(pages, runs, duplicates, memory);
    }

    /** How many sorted runs were written to disk so far. */
    public synchronized int runs() {
        return runs.size();
    }

    @Override
    public synchronized void close() {
        pool.clear();
        runs.forEach(SortedRun::close);
        runs.clear();
    }

    /** The index of a slot group stands in the heap; before it gets large, rows go to disk. */
    long mostRowsInOneGroup() {
        return GroupIndex.MOST_ROWS / memory.appenders();
    }

    void write(RowPages pages, GroupIndex index) {
        SortedRun run =
                SortedRun.write(memory.folder().resolve("run-" + nextRun() + ".rows"), pages, index, memory.pages());
        synchronized (this) {
            runs.add(run);
        }
    }

    private synchronized int nextRun() {
        return runNumber++;
    }
}

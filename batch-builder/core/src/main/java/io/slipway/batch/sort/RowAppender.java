package io.slipway.batch.sort;

import io.slipway.batch.sort.order.GroupIndex;
import io.slipway.batch.sort.page.RowPages;
import io.slipway.schemas.row.EncodedRow;
import io.slipway.schemas.text.ByteSink;

/**
 * Takes the rows of one thread; when its share of the memory is full, sorts them and writes them to a run of their own.
 * Not thread-safe: one a thread.
 */
public final class RowAppender {
    private final RowSorter sorter;
    private final RowPages pages;
    private final GroupIndex index;

    RowAppender(RowSorter sorter, RowPages pages, GroupIndex index) {
        this.sorter = sorter;
        this.pages = pages;
        this.index = index;
    }

    /**
     * Takes a copy of the row.
     *
     * @param rank of rows of one key the one with the greatest rank stays, then the one with the greatest value; may be
     *     empty
     */
    public void append(EncodedRow row, ByteSink rank) {
        if (!pages.append(row, rank)) {
            spill();
            if (!pages.append(row, rank)) {
                throw new IllegalStateException("Cannot append a row: empty pages refused it");
            }
        }
        if (pages.mostRowsInOneGroup() >= sorter.mostRowsInOneGroup()) {
            spill();
        }
    }

    RowPages pages() {
        return pages;
    }

    void spill() {
        if (!pages.isEmpty()) {
            sorter.write(pages, index);
            pages.clear();
        }
    }
}

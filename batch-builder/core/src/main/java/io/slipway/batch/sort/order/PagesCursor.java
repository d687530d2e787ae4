package io.slipway.batch.sort.order;

import io.slipway.batch.sort.page.RowPages;
import io.slipway.schemas.sharding.SlotRange;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The rows of a range of slot groups that stand in pages, sorted group by group as they are asked for. */
public final class PagesCursor implements RowCursor {
    private static final int AHEAD = 64;

    private final List<RowPages> pages;
    private final GroupIndex index;
    private final int lastGroup;
    private final List<RowViews> views = new ArrayList<>();
    private int group;
    private int row = -1;

    public PagesCursor(List<RowPages> pages, SlotRange slots, Duplicates duplicates) {
        this.pages = List.copyOf(pages);
        this.index = new GroupIndex(duplicates);
        this.group = slots.firstGroup() - 1;
        this.lastGroup = slots.lastGroup();
        if (!pages.isEmpty()) {
            for (ByteBuffer chunk : pages.get(0).chunks()) {
                views.add(new RowViews(chunk));
            }
        }
    }

    @Override
    public boolean next() {
        row++;
        while (row >= index.size()) {
            if (group == lastGroup) {
                return false;
            }
            index.load(pages, ++group);
            row = 0;
        }
        if (row % AHEAD == 0) {
            index.touch(row, row + AHEAD);
        }
        return true;
    }

    @Override
    public ByteBuffer page() {
        return index.chunk(row);
    }

    @Override
    public int at() {
        return index.at(row);
    }

    @Override
    public RowViews views() {
        return views.get(index.chunkNumber(row));
    }

    @Override
    public void close() {
        // The pages belong to whoever filled them.
    }
}

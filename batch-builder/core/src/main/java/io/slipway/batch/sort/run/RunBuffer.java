package io.slipway.batch.sort.run;

import io.slipway.batch.sort.order.RowViews;
import io.slipway.batch.sort.page.PageMemory;
import java.nio.ByteBuffer;

/** The window through which a run is read; it grows for a row that is larger. Not thread-safe. */
final class RunBuffer implements AutoCloseable {
    private final PageMemory memory;
    private ByteBuffer bytes;
    private RowViews views;

    RunBuffer(PageMemory memory, int size) {
        this.memory = memory;
        this.bytes = memory.allocate(size);
        this.views = new RowViews(bytes);
    }

    ByteBuffer bytes() {
        return bytes;
    }

    RowViews views() {
        return views;
    }

    /** Moves what stands between {@code from} and {@code to} to the beginning of a window of at least this size. */
    void keep(int from, int to, int size) {
        if (size > bytes.capacity()) {
            ByteBuffer larger = memory.allocate(size);
            larger.put(0, bytes, from, to - from);
            memory.free(bytes);
            bytes = larger;
            views = new RowViews(bytes);
        } else {
            bytes.limit(to).position(from);
            bytes.compact().clear();
        }
    }

    @Override
    public void close() {
        memory.free(bytes);
    }
}

package io.slipway.batch.sort.run;

import io.slipway.batch.sort.order.RowCursor;
import io.slipway.batch.sort.order.RowViews;
import io.slipway.batch.sort.page.RowLayout;
import java.nio.ByteBuffer;

/** Reads a stretch of a run, row by row. Owns its buffer. Not thread-safe. */
public final class RunCursor implements RowCursor {
    private final RunFile file;
    private final long end;
    private final RunBuffer buffer;
    private long fileAt;
    private int at;
    private int rowBytes;
    private int filled;

    RunCursor(RunFile file, long start, long end, RunBuffer buffer) {
        this.file = file;
        this.fileAt = start;
        this.end = end;
        this.buffer = buffer;
    }

    @Override
    public boolean next() {
        at += rowBytes;
        rowBytes = 0;
        if (at == filled && fileAt == end) {
            return false;
        }
        require(RowLayout.HEADER_BYTES);
        require(RowLayout.HEADER_BYTES + RowLayout.keyLength(buffer.bytes(), at));
        int wanted = RowLayout.rowBytes(buffer.bytes(), at);
        require(wanted);
        rowBytes = wanted;
        return true;
    }

    @Override
    public ByteBuffer page() {
        return buffer.bytes();
    }

    @Override
    public int at() {
        return at;
    }

    @Override
    public RowViews views() {
        return buffer.views();
    }

    @Override
    public void close() {
        buffer.close();
    }

    /** Has at least this many bytes from the current row on in the window. */
    private void require(int bytes) {
        if (filled - at >= bytes) {
            return;
        }
        buffer.keep(at, filled, bytes);
        filled -= at;
        at = 0;
        ByteBuffer window = buffer.bytes();
        int more = (int) Math.min(window.capacity() - filled, end - fileAt);
        file.read(window.limit(filled + more).position(filled), fileAt);
        window.clear();
        fileAt += more;
        filled += more;
    }
}

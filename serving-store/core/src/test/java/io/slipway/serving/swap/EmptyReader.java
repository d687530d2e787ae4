package io.slipway.serving.swap;

import io.slipway.serving.open.Cursor;
import io.slipway.serving.open.GetBatch;
import io.slipway.serving.open.VersionReader;
import java.nio.ByteBuffer;

/** A reader of no rows that remembers whether it was closed, and fails when it is used or closed afterwards. */
final class EmptyReader implements VersionReader {
    private volatile boolean closed;

    @Override
    public int get(ByteBuffer key, ByteBuffer value) {
        checkOpen();
        return ABSENT;
    }

    @Override
    public void get(GetBatch batch) {
        checkOpen();
        while (batch.wantsMore()) {
            batch.absent();
        }
    }

    @Override
    public Cursor ascending(ByteBuffer from, ByteBuffer to) {
        throw new AssertionError("nobody walks over no rows");
    }

    @Override
    public Cursor descending(ByteBuffer from, ByteBuffer to) {
        throw new AssertionError("nobody walks over no rows");
    }

    @Override
    public long rows() {
        checkOpen();
        return 0;
    }

    @Override
    public void close() {
        checkOpen();
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    private void checkOpen() {
        if (closed) {
            throw new AssertionError("used after it was closed");
        }
    }
}

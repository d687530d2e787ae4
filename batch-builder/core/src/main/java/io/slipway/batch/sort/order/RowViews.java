package io.slipway.batch.sort.order;

import io.slipway.batch.sort.page.RowLayout;
import java.nio.ByteBuffer;

/** Two views on one buffer of rows, pointed at one row after the other. */
public final class RowViews {
    private final ByteBuffer page;
    private final ByteBuffer key;
    private final ByteBuffer value;

    public RowViews(ByteBuffer page) {
        this.page = page;
        this.key = page.duplicate();
        this.value = page.duplicate();
    }

    /** Points both views at the row that begins here. */
    public void pointAt(int at) {
        int keyAt = at + RowLayout.HEADER_BYTES;
        int keyEnd = keyAt + RowLayout.keyLength(page, at);
        int end = at + RowLayout.rowBytes(page, at);
        key.limit(keyEnd).position(keyAt);
        value.limit(end).position(keyEnd + RowLayout.RANK_HEADER_BYTES + RowLayout.rankLength(page, at));
    }

    public ByteBuffer key() {
        return key;
    }

    public ByteBuffer value() {
        return value;
    }
}

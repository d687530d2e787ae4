package io.slipway.batch.sort;

import io.slipway.batch.sort.order.RowCursor;
import io.slipway.batch.sort.order.RowViews;
import io.slipway.schemas.sharding.Slots;
import io.slipway.sst.write.SortedRows;
import java.nio.ByteBuffer;

/** The rows of one shard in ascending order of their keys, one a key. Not thread-safe. */
public final class ShardRows implements SortedRows, AutoCloseable {
    private final RowCursor cursor;
    private RowViews views = new RowViews(ByteBuffer.allocateDirect(0));
    private long read;

    ShardRows(RowCursor cursor) {
        this.cursor = cursor;
    }

    @Override
    public boolean next() {
        if (!cursor.next()) {
            return false;
        }
        views = cursor.views();
        views.pointAt(cursor.at());
        read++;
        return true;
    }

    @Override
    public ByteBuffer key() {
        return views.key();
    }

    @Override
    public ByteBuffer value() {
        return views.value();
    }

    /** Rows read so far. */
    public long read() {
        return read;
    }

    int group() {
        ByteBuffer key = key();
        return Slots.groupOf(key.getShort(key.position()) & 0xFFFF);
    }

    @Override
    public void close() {
        cursor.close();
    }
}

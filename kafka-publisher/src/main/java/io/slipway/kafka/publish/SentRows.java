package io.slipway.kafka.publish;

import io.slipway.sst.write.SortedRows;
import java.nio.ByteBuffer;

/** Rows that are sent while they are read. */
final class SentRows implements SortedRows {
    private final SortedRows rows;
    private final PartitionSender sender;

    SentRows(SortedRows rows, PartitionSender sender) {
        this.rows = rows;
        this.sender = sender;
    }

    @Override
    public boolean next() {
        boolean more = rows.next();
        if (more) {
            sender.send(rows.key(), rows.value());
        }
        return more;
    }

    @Override
    public ByteBuffer key() {
        return rows.key();
    }

    @Override
    public ByteBuffer value() {
        return rows.value();
    }
}

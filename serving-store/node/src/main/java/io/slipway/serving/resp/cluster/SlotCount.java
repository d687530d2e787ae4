package io.slipway.serving.resp.cluster;

import io.slipway.serving.open.Cursor;
import io.slipway.serving.open.VersionReader;
import io.slipway.serving.resp.command.Exchange;
import io.slipway.serving.resp.command.Remainder;
import io.slipway.serving.swap.Lease;
import io.slipway.serving.swap.OpenVersion;
import java.nio.ByteBuffer;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Counts the rows of one slot in all active versions: some thousands a turn. Owns its lease. */
final class SlotCount implements Remainder {
    private static final int ROWS_AT_ONCE = 10_000;

    private final Lease lease;
    private final int slot;
    private final Iterator<VersionReader> versions;
    private @Nullable Cursor rows;
    private long count;

    SlotCount(Lease lease, int slot) {
        this.lease = lease;
        this.slot = slot;
        this.versions = lease.map().datasets().values().stream()
                .filter(dataset -> dataset.active() instanceof OpenVersion)
                .map(dataset -> ((OpenVersion) dataset.active()).reader())
                .iterator();
    }

    @Override
    public boolean goOn(Exchange exchange) {
        for (int i = 0; i < ROWS_AT_ONCE; i++) {
            if (rows != null && rows.next()) {
                count++;
            } else if (versions.hasNext()) {
                closeRows();
                rows = versions.next().ascending(key(slot), key(slot + 1));
            } else {
                exchange.reply().integer(count);
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        closeRows();
        lease.close();
    }

    private void closeRows() {
        Cursor open = rows;
        rows = null;
        if (open != null) {
            open.close();
        }
    }

    private static ByteBuffer key(int slot) {
        return ByteBuffer.allocateDirect(Short.BYTES).putShort((short) slot).flip();
    }
}

package io.slipway.serving.resp.range;

import io.slipway.serving.answer.Lookup;
import io.slipway.serving.answer.Lookups;
import io.slipway.serving.metric.DatasetCounts;
import io.slipway.serving.metric.LookupKind;
import io.slipway.serving.open.Cursor;
import io.slipway.serving.resp.command.Exchange;
import io.slipway.serving.resp.command.Remainder;
import io.slipway.serving.swap.Lease;

/** Counts the rows of a partition: some thousands a turn. Owns its lease. */
final class Cardinality implements Remainder {
    private static final int ROWS_AT_ONCE = 1_000;

    private final Lookups lookups;
    private final Lease lease;
    private final Cursor rows;
    private final DatasetCounts counts;
    private final long began;
    private long count;

    Cardinality(Lookups lookups, Lookup partition, Lease lease) {
        this.lookups = lookups;
        this.lease = lease;
        this.counts = partition.view().counts();
        this.began = lookups.nanos();
        lookups.range().begin(partition.sstKey());
        this.rows = lookups.range().ascending(partition.view().version().reader());
    }

    @Override
    public boolean goOn(Exchange exchange) {
        for (int i = 0; i < ROWS_AT_ONCE; i++) {
            if (!rows.next()) {
                exchange.reply().integer(count);
                counts.times(LookupKind.ZCARD).record(lookups.nanos() - began, 1);
                return true;
            }
            count++;
        }
        return false;
    }

    @Override
    public void close() {
        rows.close();
        lease.close();
    }
}

package io.slipway.serving.resp.row;

import io.slipway.serving.answer.Lookup;
import io.slipway.serving.answer.Lookups;
import io.slipway.serving.answer.Refusal;
import io.slipway.serving.metric.DatasetCounts;
import io.slipway.serving.metric.LookupKind;
import io.slipway.serving.open.Cursor;
import io.slipway.serving.resp.command.Exchange;
import io.slipway.serving.resp.wire.Request;
import io.slipway.serving.swap.Lease;
import java.util.HashSet;
import java.util.Set;

/**
 * EXISTS, TYPE, STRLEN, TTL and PTTL: what is known of keys. A partition key of a dataset with a sort key is there if it
 * has a row.
 */
final class KeyAnswers {
    private final Lookups lookups;

    KeyAnswers(Lookups lookups) {
        this.lookups = lookups;
    }

    /** Counts the keys that are there, one by one: they are few, and may be partitions. */
    void exists(Exchange exchange) {
        Request request = exchange.request();
        long began = lookups.nanos();
        Set<DatasetCounts> asked = new HashSet<>();
        try (Lease lease = lookups.lease()) {
            Refusal refusal = null;
            long there = 0;
            for (int i = 1; i < request.count() && refusal == null; i++) {
                lookups.batch().begin(lease.map());
                Lookup lookup = lookups.batch().add(request.bytes(), request.start(i), request.end(i));
                lookups.batch().read();
                refusal = lookup.refusal();
                there += refusal == null && isThere(lookup) ? 1 : 0;
                lookups.batch().countKeys(asked);
            }
            long nanos = lookups.nanos() - began;
            asked.forEach(dataset -> dataset.times(LookupKind.EXISTS).record(nanos, 1));
            if (refusal == null) {
                exchange.reply().integer(there);
            } else {
                RowReplies.error(exchange.reply(), refusal);
            }
        } finally {
            lookups.batch().clear();
        }
    }

    void type(Exchange exchange, Lookup lookup, Lease lease) {
        String type = lookup.isPartition() ? "zset" : lookup.view().isRaw() ? "string" : "hash";
        exchange.reply().simple(isThere(lookup) ? type : "none");
    }

    void strlen(Exchange exchange, Lookup lookup, Lease lease) {
        if (lookup.isPartition()) {
            RowReplies.wrongType(exchange.reply());
        } else if (lookup.isFound()) {
            exchange.reply()
                    .integer(
                            RowReplies.isAsStored(lookup)
                                    ? lookup.length()
                                    : lookups.json(lookup).length());
        } else {
            exchange.reply().integer(0);
        }
    }

    /** Rows do not expire by themselves: -1, or -2 if there is none. */
    void ttl(Exchange exchange, Lookup lookup, Lease lease) {
        exchange.reply().integer(isThere(lookup) ? -1 : -2);
    }

    private boolean isThere(Lookup lookup) {
        if (!lookup.isPartition()) {
            return lookup.isFound();
        }
        lookups.range().begin(lookup.sstKey());
        try (Cursor rows = lookups.range().ascending(lookup.view().version().reader())) {
            return rows.next();
        }
    }
}

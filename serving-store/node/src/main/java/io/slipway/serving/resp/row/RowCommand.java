package io.slipway.serving.resp.row;

import io.slipway.serving.answer.Lookup;
import io.slipway.serving.answer.LookupBatch;
import io.slipway.serving.answer.Lookups;
import io.slipway.serving.answer.Refusal;
import io.slipway.serving.metric.LookupKind;
import io.slipway.serving.resp.command.Command;
import io.slipway.serving.resp.command.Exchange;
import io.slipway.serving.swap.Lease;

/**
 * A command whose first argument is the key of one row.
 *
 * @param lookups of the loop
 * @param kind what it is counted as
 * @param answer tells what was found
 */
record RowCommand(Lookups lookups, LookupKind kind, Answer answer) implements Command {
    /** What a command tells of a row. */
    @FunctionalInterface
    interface Answer {
        /** Writes the reply; the row may be absent, but it was not refused. */
        void write(Exchange exchange, Lookup lookup, Lease lease);
    }

    @Override
    public void answer(Exchange exchange) {
        long began = lookups.nanos();
        LookupBatch batch = lookups.batch();
        try (Lease lease = lookups.lease()) {
            batch.begin(lease.map());
            Lookup lookup = batch.add(
                    exchange.request().bytes(),
                    exchange.request().start(1),
                    exchange.request().end(1));
            batch.read();
            Refusal refusal = lookup.refusal();
            if (refusal == null) {
                answer.write(exchange, lookup, lease);
            } else {
                RowReplies.error(exchange.reply(), refusal);
            }
            batch.countAsOne(kind, lookups.nanos() - began);
        } finally {
            batch.clear();
        }
    }
}

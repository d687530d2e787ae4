package io.slipway.serving.resp.range;

import io.slipway.schemas.failure.UsageException;
import io.slipway.serving.answer.Lookup;
import io.slipway.serving.answer.Lookups;
import io.slipway.serving.answer.Refusal;
import io.slipway.serving.resp.command.CommandSpec;
import io.slipway.serving.resp.command.CommandSpec.Keys;
import io.slipway.serving.resp.command.Exchange;
import io.slipway.serving.resp.command.Remainder;
import io.slipway.serving.resp.row.RowReplies;
import io.slipway.serving.swap.Lease;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of this package, of one loop. */
public final class RangeCommands {
    private final Lookups lookups;

    /** Commands that look up with {@code lookups}. */
    public RangeCommands(Lookups lookups) {
        this.lookups = lookups;
    }

    /** All commands. */
    public List<CommandSpec> all() {
        return List.of(
                new CommandSpec("ZRANGE", -4, Keys.ONE, "The sort texts of rows, by their order.", this::zrange),
                new CommandSpec("ZCARD", 2, Keys.ONE, "The number of rows of a partition key.", this::zcard));
    }

    private void zrange(Exchange exchange) {
        ZrangeRequest request;
        try {
            request = ZrangeRequest.of(exchange.request());
        } catch (UsageException e) {
            exchange.reply().error("ERR " + e.getMessage() + ". " + e.remedy());
            return;
        }
        walk(exchange, (partition, lease) -> new Members(lookups, partition, lease, exchange.request(), request));
    }

    private void zcard(Exchange exchange) {
        walk(exchange, (partition, lease) -> new Cardinality(lookups, partition, lease));
    }

    private interface Walk {
        Remainder over(Lookup partition, Lease lease);
    }

    /** Begins a walk over the rows of the partition that the first argument names, and ends it if it is short. */
    private void walk(Exchange exchange, Walk walk) {
        Lease lease = lookups.lease();
        Remainder rest = null;
        boolean complete = true;
        try {
            Lookup partition = partition(exchange, lease);
            if (partition != null) {
                rest = walk.over(partition, lease);
                complete = rest.goOn(exchange);
            }
        } finally {
            lookups.batch().clear();
            if (rest == null) {
                lease.close();
            } else if (complete) {
                rest.close();
            } else {
                exchange.continueWith(rest);
            }
        }
    }

    /** The partition; null if there is none, and the reply is written. */
    private @Nullable Lookup partition(Exchange exchange, Lease lease) {
        lookups.batch().begin(lease.map());
        Lookup lookup = lookups.batch()
                .add(
                        exchange.request().bytes(),
                        exchange.request().start(1),
                        exchange.request().end(1));
        Refusal refusal = lookup.refusal();
        if (refusal != null) {
            RowReplies.error(exchange.reply(), refusal);
        } else if (!lookup.isPartition()) {
            exchange.reply().error("WRONGTYPE Operation against a key holding the wrong kind of value: it names a row");
        } else {
            return lookup;
        }
        return null;
    }
}

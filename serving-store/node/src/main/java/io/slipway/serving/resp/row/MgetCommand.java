package io.slipway.serving.resp.row;

import io.slipway.serving.answer.LookupBatch;
import io.slipway.serving.answer.Lookups;
import io.slipway.serving.answer.Refusal;
import io.slipway.serving.metric.DatasetCounts;
import io.slipway.serving.metric.LookupKind;
import io.slipway.serving.resp.command.Command;
import io.slipway.serving.resp.command.Exchange;
import io.slipway.serving.resp.command.Remainder;
import io.slipway.serving.resp.wire.ReplyWriter;
import io.slipway.serving.resp.wire.Request;
import io.slipway.serving.swap.Lease;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * MGET: rows as a whole, of any datasets, all read in one map of versions. One key that cannot be looked up refuses the
 * command: a missing row is null, and nothing else is.
 */
final class MgetCommand implements Command {
    private static final int TOGETHER = 128;

    private final Lookups lookups;

    MgetCommand(Lookups lookups) {
        this.lookups = lookups;
    }

    @Override
    public void answer(Exchange exchange) {
        Reading reading = new Reading();
        boolean unfinished = false;
        try {
            unfinished = reading.begin(exchange) && !reading.goOn(exchange);
        } finally {
            if (unfinished) {
                exchange.continueWith(reading);
            } else {
                reading.close();
            }
        }
    }

    /** The rows of one request, so many keys at a time. */
    private final class Reading implements Remainder {
        private final Lease lease = lookups.lease();
        private final LookupBatch batch = lookups.batch();
        private int first = 1;
        private int written;
        private long ticket;
        private final long began = lookups.nanos();
        private final Set<DatasetCounts> asked = new HashSet<>();

        /** Checks all keys, and reads what can be read at once; false if the request is refused. */
        boolean begin(Exchange exchange) {
            Request request = exchange.request();
            boolean few = request.count() <= TOGETHER + 1;
            Refusal refusal = null;
            for (int next = 1; next < request.count() && refusal == null; next += TOGETHER) {
                refusal = collect(request, next);
            }
            if (few && refusal == null) {
                batch.read();
                refusal = firstRefusal();
            }
            if (refusal != null) {
                RowReplies.error(exchange.reply(), refusal);
                return false;
            }
            exchange.reply().array(request.count() - 1);
            ticket = few ? ticket : 0;
            return true;
        }

        @Override
        public boolean goOn(Exchange exchange) {
            while (first < exchange.request().count() && !exchange.reply().isLong()) {
                // The batch is the loop's: it may have served others since this reply was interrupted.
                if (!batch.isStill(ticket)) {
                    collect(exchange.request(), first);
                    batch.read();
                }
                write(exchange.reply());
            }
            boolean complete = first == exchange.request().count();
            if (complete) {
                countTime();
            }
            return complete;
        }

        @Override
        public void close() {
            batch.clear();
            lease.close();
        }

        private @Nullable Refusal collect(Request request, int from) {
            written = 0;
            ticket = batch.begin(lease.map());
            int behind = Math.min(request.count(), from + TOGETHER);
            for (int i = from; i < behind; i++) {
                batch.add(request.bytes(), request.start(i), request.end(i));
            }
            return firstRefusal();
        }

        private @Nullable Refusal firstRefusal() {
            Refusal refusal = null;
            for (int i = 0; i < batch.size() && refusal == null; i++) {
                refusal = RowReplies.refusal(batch.get(i));
            }
            return refusal;
        }

        private void write(ReplyWriter reply) {
            while (written < batch.size() && !reply.isLong()) {
                RowReplies.whole(lookups, batch.row(written++), reply);
                first++;
            }
            if (written == batch.size()) {
                batch.countKeys(asked);
                batch.clear();
            }
        }

        private void countTime() {
            long nanos = lookups.nanos() - began;
            asked.forEach(dataset -> dataset.times(LookupKind.MGET).record(nanos, 1));
        }
    }
}

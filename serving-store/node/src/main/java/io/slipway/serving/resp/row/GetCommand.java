package io.slipway.serving.resp.row;

import io.slipway.serving.answer.LookupBatch;
import io.slipway.serving.answer.Lookups;
import io.slipway.serving.metric.LookupKind;
import io.slipway.serving.resp.command.Batch;
import io.slipway.serving.resp.command.Command;
import io.slipway.serving.resp.command.CommandSpec;
import io.slipway.serving.resp.command.Exchange;
import io.slipway.serving.resp.wire.ReplyWriter;
import io.slipway.serving.resp.wire.Request;
import io.slipway.serving.swap.Lease;
import org.jspecify.annotations.Nullable;

/**
 * GET: one row as a whole. GETs that came together are one multi-get in one map of versions, so none of them sees an
 * older map than the one before it.
 */
final class GetCommand implements Command, Batch {
    private static final int MOST = 128;

    private final Lookups lookups;
    private final LookupBatch batch;
    private @Nullable Lease lease;
    private boolean read;
    private int answered;
    private long began;

    GetCommand(Lookups lookups) {
        this.lookups = lookups;
        this.batch = lookups.batch();
    }

    @Override
    public void answer(Exchange exchange) {
        add(exchange.request());
        answer(exchange.reply());
        clear();
    }

    @Override
    public boolean takes(CommandSpec command) {
        return command.command() == this;
    }

    @Override
    public void add(Request request) {
        if (lease == null) {
            began = lookups.nanos();
            lease = lookups.lease();
            batch.begin(lease.map());
        }
        batch.add(request.bytes(), request.start(1), request.end(1));
    }

    @Override
    public int size() {
        return lease == null ? 0 : batch.size();
    }

    @Override
    public boolean isFull() {
        return size() >= MOST;
    }

    @Override
    public boolean answer(ReplyWriter reply) {
        if (!read) {
            batch.read();
            read = true;
        }
        while (answered < batch.size() && !reply.isLong()) {
            RowReplies.whole(lookups, batch.row(answered++), reply);
        }
        return answered == batch.size();
    }

    @Override
    public int answered() {
        return answered;
    }

    @Override
    public void clear() {
        if (lease != null) {
            if (read) {
                batch.keep(answered);
                batch.countEach(LookupKind.GET, lookups.nanos() - began);
            }
            lease.close();
            lease = null;
            read = false;
            answered = 0;
            batch.clear();
        }
    }
}

package io.slipway.serving.resp.row;

import io.slipway.schemas.row.FieldVisitor;
import io.slipway.schemas.row.Projection;
import io.slipway.serving.answer.Lookup;
import io.slipway.serving.answer.Lookups;
import io.slipway.serving.answer.VersionView;
import io.slipway.serving.resp.command.Exchange;
import io.slipway.serving.resp.wire.ReplyWriter;
import io.slipway.serving.swap.Lease;

/** HGETALL, HKEYS and HLEN: the fields of a row, without those that are NULL. */
final class HashAnswers {
    private final Lookups lookups;

    HashAnswers(Lookups lookups) {
        this.lookups = lookups;
    }

    void hgetall(Exchange exchange, Lookup lookup, Lease lease) {
        if (lookup.isPartition()) {
            RowReplies.wrongType(exchange.reply());
            return;
        }
        ReplyWriter reply = exchange.reply();
        int mark = reply.mark();
        int all = lookup.isFound() ? lookup.view().schema().columns().size() : 0;
        reply.map(all);
        int there = tell(lookup, new NamesAndTexts(lookup.view(), reply));
        if (there < all) {
            // Some are NULL, which is known only now: once more, with the right number in front.
            reply.takeBack(mark);
            reply.map(there);
            tell(lookup, new NamesAndTexts(lookup.view(), reply));
        }
    }

    void hkeys(Exchange exchange, Lookup lookup, Lease lease) {
        if (lookup.isPartition()) {
            RowReplies.wrongType(exchange.reply());
            return;
        }
        ReplyWriter reply = exchange.reply();
        reply.array(tell(lookup, new Counter()));
        tell(lookup, new Names(lookup.view(), reply));
    }

    void hlen(Exchange exchange, Lookup lookup, Lease lease) {
        if (lookup.isPartition()) {
            RowReplies.wrongType(exchange.reply());
        } else {
            exchange.reply().integer(tell(lookup, new Counter()));
        }
    }

    /** Shows the fields that are not NULL to the counter; their number. */
    private int tell(Lookup lookup, Counter counter) {
        if (lookup.isFound()) {
            VersionView view = lookup.view();
            view.decoder().fields(lookups.row(lookup), Projection.all(view.schema()), lookups.text(), counter);
        }
        return counter.there;
    }

    private static class Counter implements FieldVisitor {
        private int there;

        @Override
        public void field(int column, byte[] text, int length) {
            there++;
        }

        @Override
        public void nullField(int column) {
            // left out
        }
    }

    private static class Names extends Counter {
        private final VersionView view;
        final ReplyWriter reply;

        Names(VersionView view, ReplyWriter reply) {
            this.view = view;
            this.reply = reply;
        }

        @Override
        public void field(int column, byte[] text, int length) {
            super.field(column, text, length);
            reply.bulk(view.field(column), 0, view.field(column).length);
        }
    }

    private static final class NamesAndTexts extends Names {
        NamesAndTexts(VersionView view, ReplyWriter reply) {
            super(view, reply);
        }

        @Override
        public void field(int column, byte[] text, int length) {
            super.field(column, text, length);
            reply.bulk(text, 0, length);
        }
    }
}

package io.slipway.serving.resp.row;

import io.slipway.schemas.row.EncodedRow;
import io.slipway.schemas.text.ByteSink;
import io.slipway.serving.answer.Lookup;
import io.slipway.serving.answer.Lookups;
import io.slipway.serving.resp.command.Exchange;
import io.slipway.serving.resp.wire.ReplyWriter;
import io.slipway.serving.resp.wire.Request;
import io.slipway.serving.swap.Lease;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * HGET, HMGET and HEXISTS: fields by name.
 *
 * <p>A field that is NULL or that the row does not have is null. The pseudo-fields {@code @version} and {@code @sequence}
 * tell what was asked, and are there even if the row is not.
 */
final class FieldAnswers {
    private static final byte[] VERSION = "@version".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SEQUENCE = "@sequence".getBytes(StandardCharsets.US_ASCII);

    private final Lookups lookups;

    FieldAnswers(Lookups lookups) {
        this.lookups = lookups;
    }

    void hget(Exchange exchange, Lookup lookup, Lease lease) {
        if (lookup.isPartition() && !isPseudo(exchange.request(), 2)) {
            RowReplies.wrongType(exchange.reply());
        } else {
            EncodedRow row = row(lookup);
            write(exchange, 2, lookup, row, lease);
        }
    }

    void hmget(Exchange exchange, Lookup lookup, Lease lease) {
        Request request = exchange.request();
        boolean pseudo = true;
        for (int i = 2; i < request.count() && pseudo; i++) {
            pseudo = isPseudo(request, i);
        }
        if (lookup.isPartition() && !pseudo) {
            RowReplies.wrongType(exchange.reply());
            return;
        }
        EncodedRow row = row(lookup);
        exchange.reply().array(request.count() - 2);
        for (int i = 2; i < request.count(); i++) {
            write(exchange, i, lookup, row, lease);
        }
    }

    void hexists(Exchange exchange, Lookup lookup, Lease lease) {
        if (lookup.isPartition()) {
            RowReplies.wrongType(exchange.reply());
            return;
        }
        Request request = exchange.request();
        int column = lookup.view().column(request.bytes(), request.start(2), request.end(2));
        boolean there =
                lookup.isFound() && column >= 0 && lookup.view().decoder().field(row(lookup), column, lookups.text());
        exchange.reply().integer(there ? 1 : 0);
    }

    private EncodedRow row(Lookup lookup) {
        return lookup.isFound() ? lookups.row(lookup) : lookups.row();
    }

    private void write(Exchange exchange, int argument, Lookup lookup, EncodedRow row, Lease lease) {
        Request request = exchange.request();
        ReplyWriter reply = exchange.reply();
        if (is(request, argument, VERSION)) {
            reply.bulk(lookup.view().version().number().toString());
        } else if (is(request, argument, SEQUENCE)) {
            reply.bulk(Long.toString(lease.sequence()));
        } else {
            int column = lookup.view().column(request.bytes(), request.start(argument), request.end(argument));
            writeColumn(reply, column, lookup, row);
        }
    }

    private void writeColumn(ReplyWriter reply, int column, Lookup lookup, EncodedRow row) {
        ByteSink text = lookups.text();
        if (column >= 0 && lookup.isFound() && lookup.view().decoder().field(row, column, text)) {
            reply.bulk(text.array(), 0, text.length());
        } else {
            reply.absent();
        }
    }

    private static boolean isPseudo(Request request, int argument) {
        return is(request, argument, VERSION) || is(request, argument, SEQUENCE);
    }

    private static boolean is(Request request, int argument, byte[] name) {
        return Arrays.equals(name, 0, name.length, request.bytes(), request.start(argument), request.end(argument));
    }
}

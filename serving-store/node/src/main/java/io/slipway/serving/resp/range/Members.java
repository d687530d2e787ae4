package io.slipway.serving.resp.range;

import io.slipway.schemas.text.ByteSink;
import io.slipway.serving.answer.Lookup;
import io.slipway.serving.answer.Lookups;
import io.slipway.serving.answer.PartitionRange;
import io.slipway.serving.answer.PartitionRange.Bound;
import io.slipway.serving.answer.VersionView;
import io.slipway.serving.metric.LookupKind;
import io.slipway.serving.open.Cursor;
import io.slipway.serving.open.VersionReader;
import io.slipway.serving.resp.command.Exchange;
import io.slipway.serving.resp.command.Remainder;
import io.slipway.serving.resp.wire.Request;
import io.slipway.serving.swap.Lease;
import java.nio.ByteBuffer;

/**
 * Tells the sort texts of the rows between two bounds. Owns its lease.
 *
 * <p>How many they are stands before them, and is known only behind them. So the rows are counted first, and the texts of
 * a short range are kept meanwhile; a long one is walked a second time, and since the version cannot change, that walk
 * finds as many.
 */
final class Members implements Remainder {
    private static final int ROWS_AT_ONCE = 1_000;

    private final Lookups lookups;
    private final Lease lease;
    private final VersionView view;
    private final ZrangeRequest asked;
    private final ByteSink partition = new ByteSink();
    private final KeptTexts kept = new KeptTexts();
    private final long began;
    private Cursor rows;
    private long skipped;
    private long counted;
    private boolean telling;
    private long told;

    Members(Lookups lookups, Lookup partition, Lease lease, Request request, ZrangeRequest asked) {
        this.lookups = lookups;
        this.lease = lease;
        this.view = partition.view();
        this.asked = asked;
        this.partition.put(partition.sstKey().array(), 0, partition.sstKey().length());
        this.began = lookups.nanos();
        this.rows = open(request);
    }

    @Override
    public boolean goOn(Exchange exchange) {
        boolean over = telling ? tell(exchange) : count(exchange);
        if (over) {
            view.counts().times(LookupKind.ZRANGE).record(lookups.nanos() - began, 1);
        }
        return over;
    }

    @Override
    public void close() {
        rows.close();
        lease.close();
    }

    private boolean count(Exchange exchange) {
        for (int i = 0; i < ROWS_AT_ONCE; i++) {
            if (counted == asked.limit() || !rows.next()) {
                return answer(exchange);
            }
            if (skipped < asked.offset()) {
                skipped++;
            } else {
                counted++;
                keep();
            }
        }
        return false;
    }

    private boolean answer(Exchange exchange) {
        exchange.reply().array(counted);
        if (kept.count() == counted) {
            kept.tell(exchange.reply());
            return true;
        }
        rows.close();
        rows = open(exchange.request());
        skipped = 0;
        telling = true;
        return false;
    }

    private boolean tell(Exchange exchange) {
        for (int i = 0; i < ROWS_AT_ONCE && !exchange.reply().isLong(); i++) {
            if (told == counted || !rows.next()) {
                return true;
            }
            if (skipped < asked.offset()) {
                skipped++;
            } else {
                ByteSink text = lookups.text();
                sortText(text);
                exchange.reply().bulk(text.array(), 0, text.length());
                told++;
            }
        }
        return false;
    }

    private void keep() {
        if (!kept.isFull()) {
            sortText(kept.sink());
            kept.keep();
        }
    }

    private void sortText(ByteSink into) {
        ByteSink key = lookups.row().keySink();
        ByteBuffer stored = rows.key();
        key.clear();
        int at = key.reserve(stored.remaining());
        stored.get(stored.position(), key.array(), at, stored.remaining());
        key.setLength(at + stored.remaining());
        view.keyReader().sortText(key.array(), key.length(), into);
    }

    private Cursor open(Request request) {
        PartitionRange range = lookups.range();
        range.begin(partition);
        if (hasText(request, asked.low())) {
            range.from(
                    view,
                    request.bytes(),
                    request.start(asked.low()) + 1,
                    request.end(asked.low()),
                    bound(request, asked.low()));
        }
        if (hasText(request, asked.high())) {
            range.to(
                    view,
                    request.bytes(),
                    request.start(asked.high()) + 1,
                    request.end(asked.high()),
                    bound(request, asked.high()));
        }
        VersionReader reader = view.version().reader();
        return asked.descending() ? range.descending(reader) : range.ascending(reader);
    }

    private static boolean hasText(Request request, int argument) {
        byte first = request.bytes()[request.start(argument)];
        return first == '[' || first == '(';
    }

    private static Bound bound(Request request, int argument) {
        return request.bytes()[request.start(argument)] == '(' ? Bound.EXCLUSIVE : Bound.INCLUSIVE;
    }
}

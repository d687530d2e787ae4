package io.slipway.serving.http.record;

import io.slipway.schemas.row.EncodedRow;
import io.slipway.schemas.row.Projection;
import io.slipway.schemas.text.ByteSink;
import io.slipway.serving.http.exchange.HttpAnswer;
import io.slipway.serving.http.exchange.PendingAnswer;
import io.slipway.serving.metric.LookupKind;
import io.slipway.serving.open.Cursor;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One page of a range: so many rows, or so many bytes, and the token of the next page if there is one. Owns its lease. */
final class Page implements PendingAnswer {
    static final int MOST_BYTES = 16 * 1024 * 1024;
    static final int BYTES_AT_ONCE = 256 * 1024;

    private static final int USUAL_ROWS = 100;
    private static final int MOST_ROWS = 10_000;
    private static final int ROWS_AT_ONCE = 500;

    private final RecordRequest request;
    private final Projection projection;
    private final int limit;
    private final Cursor rows;
    private final ByteSink json = new ByteSink();
    private final long began;
    private boolean begun;
    private int told;
    private boolean more;

    /** Takes the lease of the request over, and the cursor. */
    Page(RecordRequest request, Projection projection, int limit, Cursor rows) {
        this.request = request;
        this.projection = projection;
        this.limit = limit;
        this.rows = rows;
        this.began = request.lookups().nanos();
    }

    /** How many rows are asked for. */
    static int limit(Query query) {
        return query.number("limit", USUAL_ROWS, MOST_ROWS);
    }

    @Override
    public Optional<HttpAnswer> goOn() {
        begin();
        EncodedRow row = request.lookups().row();
        int mostRows = Math.min(limit, told + ROWS_AT_ONCE);
        int mostBytes = Math.min(MOST_BYTES, json.length() + BYTES_AT_ONCE);
        while (more && told < mostRows && json.length() < mostBytes) {
            if (told++ > 0) {
                json.put(',');
            }
            row.set(rows.key(), rows.value());
            request.view().decoder().json(row, projection, json);
            more = rows.next();
        }
        boolean complete = !more || told == limit || json.length() >= MOST_BYTES;
        return complete ? Optional.of(end(row)) : Optional.empty();
    }

    private void begin() {
        if (!begun) {
            begun = true;
            json.put(ascii("{\"records\":["));
            more = rows.next();
        }
    }

    private HttpAnswer end(EncodedRow last) {
        json.put(']');
        if (more) {
            NextPage next = NextPage.behind(request.view().version().number(), last.key(), last.keyLength());
            json.put(ascii(",\"next\":\"" + next.token() + '"'));
        }
        json.put('}');
        request.view()
                .counts()
                .times(LookupKind.HTTP_RANGE)
                .record(request.lookups().nanos() - began, 1);
        return VersionedAnswer.of(HttpAnswer.json(json), request);
    }

    @Override
    public void close() {
        rows.close();
        request.lease().close();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

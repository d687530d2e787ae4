package io.slipway.serving.http.record;

import io.slipway.schemas.row.EncodedRow;
import io.slipway.schemas.row.Projection;
import io.slipway.schemas.text.ByteSink;
import io.slipway.serving.http.exchange.HttpAnswer;
import io.slipway.serving.open.Cursor;
import java.nio.charset.StandardCharsets;

/** One page of a range: so many rows, or so many bytes, and the token of the next page if there is one. */
final class Page {
    static final int MOST_BYTES = 16 * 1024 * 1024;

    private static final int USUAL_ROWS = 100;
    private static final int MOST_ROWS = 10_000;

    private final RecordRequest request;
    private final Projection projection;
    private final int limit;

    Page(RecordRequest request, Query query) {
        this.request = request;
        this.projection = request.projection(query.fields());
        this.limit = query.number("limit", USUAL_ROWS, MOST_ROWS);
    }

    HttpAnswer tell(Cursor rows) {
        ByteSink json = request.lookups().text();
        EncodedRow row = request.lookups().row();
        json.put(ascii("{\"records\":["));
        boolean more = rows.next();
        for (int told = 0; more && told < limit && json.length() < MOST_BYTES; told++) {
            if (told > 0) {
                json.put(',');
            }
            row.set(rows.key(), rows.value());
            request.view().decoder().json(row, projection, json);
            more = rows.next();
        }
        json.put(']');
        if (more) {
            NextPage next = NextPage.behind(request.view().version().number(), row.key(), row.keyLength());
            json.put(ascii(",\"next\":\"" + next.token() + '"'));
        }
        json.put('}');
        return HttpAnswer.json(json);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

package io.slipway.serving.http.record;

import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.row.Projection;
import io.slipway.serving.answer.Lookup;
import io.slipway.serving.answer.LookupBatch;
import io.slipway.serving.answer.PartitionRange;
import io.slipway.serving.answer.PartitionRange.Bound;
import io.slipway.serving.http.exchange.HttpAnswer;
import io.slipway.serving.http.exchange.HttpExchange;
import io.slipway.serving.http.exchange.PendingAnswer;
import io.slipway.serving.http.problem.Problem;
import io.slipway.serving.http.problem.ProblemException;
import io.slipway.serving.open.Cursor;
import io.slipway.serving.open.VersionReader;
import io.slipway.serving.swap.Lease;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** {@code GET …/records?partition=}: the records of a partition key between two bounds, in pages. */
final class RangeResource {
    private static final Set<String> PARAMETERS =
            Set.of("partition", "from", "to", "limit", "reverse", "fields", "version", "next");

    PendingAnswer answer(HttpExchange exchange, DatasetName dataset) {
        Query query = Query.of(exchange, PARAMETERS);
        Optional<NextPage> page = query.text("next").map(NextPage::parse);
        Lease lease = exchange.lookups().lease();
        PendingAnswer answer = null;
        try {
            RecordRequest request = RecordRequest.of(
                    exchange, lease, dataset, page.map(NextPage::version).or(query::version));
            if (VersionedAnswer.isKnown(exchange, request.view().version())) {
                return PendingAnswer.of(VersionedAnswer.of(HttpAnswer.empty(304), request));
            }
            answer = find(request, query, page);
            return answer;
        } finally {
            exchange.lookups().batch().clear();
            if (answer == null) {
                lease.close();
            }
        }
    }

    private static Page find(RecordRequest request, Query query, Optional<NextPage> page) {
        boolean descending = query.flag("reverse");
        Projection projection = request.projection(query.fields());
        int limit = Page.limit(query);
        PartitionRange range = range(request, query);
        page.ifPresent(before -> goOnBehind(before, range, descending));
        VersionReader reader = request.view().version().reader();
        Cursor rows = descending ? range.descending(reader) : range.ascending(reader);
        return new Page(request, projection, limit, rows);
    }

    private static PartitionRange range(RecordRequest request, Query query) {
        PartitionRange range = request.lookups().range();
        range.begin(partition(request, query.required("partition")).sstKey());
        query.text("from").ifPresent(from -> {
            byte[] text = from.getBytes(StandardCharsets.UTF_8);
            range.from(request.view(), text, 0, text.length, Bound.INCLUSIVE);
        });
        query.text("to").ifPresent(to -> {
            byte[] text = to.getBytes(StandardCharsets.UTF_8);
            range.to(request.view(), text, 0, text.length, Bound.EXCLUSIVE);
        });
        return range;
    }

    private static Lookup partition(RecordRequest request, String partition) {
        if (!request.view().hasSort()) {
            throw Query.usage("the keys of " + request.view().version().dataset()
                    + " have no sort part, so there is one record a key: ask with key=");
        }
        LookupBatch batch = request.lookups().batch();
        batch.begin(request.lease().map());
        byte[] key = (request.head() + "{" + partition + "}").getBytes(StandardCharsets.UTF_8);
        Lookup lookup = batch.add(key, 0, key.length);
        if (lookup.refusal() != null) {
            throw new ProblemException(Problem.of(lookup.refusal()));
        }
        if (!lookup.isPartition()) {
            throw Query.usage("'partition' has a '}', write it as \\x7d");
        }
        return lookup;
    }

    private static void goOnBehind(NextPage page, PartitionRange range, boolean descending) {
        if (!range.isIn(page.lastKey())) {
            throw Query.usage("'next' is of another partition or range");
        }
        if (descending) {
            range.toBefore(page.lastKey(), page.lastKey().length);
        } else {
            range.fromBehind(page.lastKey(), page.lastKey().length);
        }
    }
}

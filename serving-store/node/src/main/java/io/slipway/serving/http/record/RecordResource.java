package io.slipway.serving.http.record;

import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.row.Projection;
import io.slipway.schemas.text.ByteSink;
import io.slipway.serving.answer.Lookup;
import io.slipway.serving.answer.LookupBatch;
import io.slipway.serving.http.exchange.HttpAnswer;
import io.slipway.serving.http.exchange.HttpExchange;
import io.slipway.serving.http.problem.Problem;
import io.slipway.serving.http.problem.ProblemException;
import io.slipway.serving.http.problem.ProblemType;
import io.slipway.serving.metric.LookupKind;
import io.slipway.serving.swap.Lease;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * {@code GET …/records?key=}: one record. As JSON, or with {@code Accept: application/octet-stream} its value as it is
 * stored.
 */
final class RecordResource {
    private static final Set<String> PARAMETERS = Set.of("key", "fields", "version");
    private static final String STORED = "application/octet-stream";

    HttpAnswer answer(HttpExchange exchange, DatasetName dataset) {
        Query query = Query.of(exchange, PARAMETERS);
        try (Lease lease = exchange.lookups().lease()) {
            RecordRequest request = RecordRequest.of(exchange, lease, dataset, query.version());
            HttpAnswer answer = VersionedAnswer.isKnown(exchange, request.view().version())
                    ? HttpAnswer.empty(304)
                    : find(request, query);
            return VersionedAnswer.of(answer, request);
        } finally {
            exchange.lookups().batch().clear();
        }
    }

    private static HttpAnswer find(RecordRequest request, Query query) {
        long began = request.lookups().nanos();
        String key = query.required("key");
        LookupBatch batch = request.lookups().batch();
        batch.begin(request.lease().map());
        byte[] text = (request.head() + key).getBytes(StandardCharsets.UTF_8);
        Lookup lookup = batch.add(text, 0, text.length);
        batch.read();
        HttpAnswer answer = tell(request, query, lookup);
        batch.countAsOne(LookupKind.HTTP_GET, request.lookups().nanos() - began);
        return answer;
    }

    private static HttpAnswer tell(RecordRequest request, Query query, Lookup lookup) {
        if (lookup.refusal() != null) {
            throw new ProblemException(Problem.of(lookup.refusal()));
        }
        if (lookup.isPartition()) {
            throw new ProblemException(
                    ProblemType.NAMES_PARTITION,
                    "Cannot look up '" + query.required("key") + "': it names all records of a partition",
                    "Add the sort text to the key, or ask with partition= instead of key=.");
        }
        if (!lookup.isFound()) {
            return new Problem(
                            ProblemType.NO_SUCH_RECORD,
                            "Cannot find '" + query.required("key") + "' in "
                                    + request.view().version(),
                            "Nothing to do: this version has no such record.")
                    .answer();
        }
        return request.exchange().header("Accept").equals(STORED) ? stored(lookup) : json(request, query, lookup);
    }

    private static HttpAnswer stored(Lookup lookup) {
        ByteSink value = new ByteSink();
        int at = value.reserve(lookup.length());
        lookup.buffer().get(lookup.offset(), value.array(), at, lookup.length());
        value.setLength(at + lookup.length());
        return HttpAnswer.of(200, STORED, value);
    }

    private static HttpAnswer json(RecordRequest request, Query query, Lookup lookup) {
        Projection projection = request.projection(query.fields());
        ByteSink json = request.lookups().text();
        request.view().decoder().json(request.lookups().row(lookup), projection, json);
        return HttpAnswer.json(json);
    }
}

package io.slipway.serving.http.record;

import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.row.Projection;
import io.slipway.schemas.text.ByteSink;
import io.slipway.schemas.text.JsonText;
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
import java.util.List;

/**
 * {@code POST …/records:batchGet}: records by key, in the order of the keys, null for those that are not there. All of one
 * version.
 */
final class BatchResource {
    HttpAnswer answer(HttpExchange exchange, DatasetName dataset) {
        BatchBody body = BatchBody.parse(exchange.body());
        try (Lease lease = exchange.lookups().lease()) {
            RecordRequest request = RecordRequest.of(exchange, lease, dataset, body.version());
            HttpAnswer answer = find(request, body);
            return VersionedAnswer.of(answer, request.view().version(), lease, request.asked());
        } finally {
            exchange.lookups().batch().clear();
        }
    }

    private static HttpAnswer find(RecordRequest request, BatchBody body) {
        long began = request.lookups().nanos();
        Projection projection = request.projection(body.fields());
        LookupBatch batch = request.lookups().batch();
        batch.begin(request.lease().map());
        List<String> keys = body.keys(request.view());
        for (String key : keys) {
            byte[] text = (request.head() + key).getBytes(StandardCharsets.UTF_8);
            check(batch.add(text, 0, text.length), key);
        }
        batch.read();
        HttpAnswer answer = tell(request, projection, keys);
        batch.countAsOne(LookupKind.HTTP_BATCH_GET, request.lookups().nanos() - began);
        return answer;
    }

    private static HttpAnswer tell(RecordRequest request, Projection projection, List<String> keys) {
        LookupBatch batch = request.lookups().batch();
        ByteSink json = request.lookups().text();
        json.put("{\"records\":[".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < batch.size(); i++) {
            if (i > 0) {
                json.put(',');
            }
            Lookup lookup = batch.row(i);
            check(lookup, keys.get(i));
            if (lookup.isFound()) {
                request.view().decoder().json(request.lookups().row(lookup), projection, json);
            } else {
                JsonText.writeNull(json);
            }
            if (json.length() > Page.MOST_BYTES) {
                throw new ProblemException(
                        ProblemType.TOO_LARGE,
                        "Cannot answer " + batch.size() + " keys at once: the records are longer than "
                                + Page.MOST_BYTES + " bytes, which key " + i + " goes beyond",
                        "Ask for fewer keys or fields.");
            }
        }
        json.put(']');
        json.put('}');
        return HttpAnswer.json(json);
    }

    private static void check(Lookup lookup, String key) {
        if (lookup.refusal() != null) {
            throw new ProblemException(Problem.of(lookup.refusal()));
        }
        if (lookup.isPartition()) {
            throw Query.usage("'" + key + "' names all records of a partition, add the sort text");
        }
    }
}

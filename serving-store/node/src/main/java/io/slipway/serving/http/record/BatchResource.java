package io.slipway.serving.http.record;

import io.slipway.schemas.dataset.DatasetName;
import io.slipway.serving.http.exchange.HttpExchange;
import io.slipway.serving.http.exchange.PendingAnswer;
import io.slipway.serving.swap.Lease;

/**
 * {@code POST …/records:batchGet}: records by key, in the order of the keys, null for those that are not there. All of one
 * version.
 */
final class BatchResource {
    PendingAnswer answer(HttpExchange exchange, DatasetName dataset) {
        BatchBody body = BatchBody.parse(exchange.body());
        Lease lease = exchange.lookups().lease();
        PendingAnswer answer = null;
        try {
            RecordRequest request = RecordRequest.of(exchange, lease, dataset, body.version());
            answer = new BatchAnswer(request, request.projection(body.fields()), body.keys(request.view()));
            return answer;
        } finally {
            if (answer == null) {
                lease.close();
            }
        }
    }
}

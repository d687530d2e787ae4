package io.slipway.serving.http.record;

import io.slipway.schemas.row.Projection;
import io.slipway.schemas.text.ByteSink;
import io.slipway.schemas.text.JsonText;
import io.slipway.serving.answer.Lookup;
import io.slipway.serving.answer.LookupBatch;
import io.slipway.serving.http.exchange.HttpAnswer;
import io.slipway.serving.http.exchange.PendingAnswer;
import io.slipway.serving.http.problem.Problem;
import io.slipway.serving.http.problem.ProblemException;
import io.slipway.serving.http.problem.ProblemType;
import io.slipway.serving.metric.LookupKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The records of some keys, so many keys at a time. Owns its lease. */
final class BatchAnswer implements PendingAnswer {
    private static final int KEYS_AT_ONCE = 128;
    private static final byte[] BEGIN = "{\"records\":[".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COMMA = {','};

    private final RecordRequest request;
    private final Projection projection;
    private final List<String> keys;
    private final ByteSink json = new ByteSink();
    private final long began;
    private int told;

    /** Takes the lease of the request over. */
    BatchAnswer(RecordRequest request, Projection projection, List<String> keys) {
        this.request = request;
        this.projection = projection;
        this.keys = keys;
        this.began = request.lookups().nanos();
    }

    @Override
    public Optional<HttpAnswer> goOn() {
        LookupBatch batch = request.lookups().batch();
        try {
            collect(batch);
            batch.read(Page.BYTES_AT_ONCE);
            batch.keep(tell(batch));
            batch.countKeys();
        } finally {
            // The batch is the loop's: it serves others before this answer goes on.
            batch.clear();
        }
        return told == keys.size() ? Optional.of(end()) : Optional.empty();
    }

    private void collect(LookupBatch batch) {
        batch.begin(request.lease().map());
        for (String key : keys.subList(told, Math.min(keys.size(), told + KEYS_AT_ONCE))) {
            byte[] text = (request.head() + key).getBytes(StandardCharsets.UTF_8);
            check(batch.add(text, 0, text.length), key);
        }
    }

    /** Tells the records of the batch, but not more than the loop has time for; how many keys that are. */
    private int tell(LookupBatch batch) {
        int mostBytes = json.length() + Page.BYTES_AT_ONCE;
        int i = 0;
        for (; i < batch.size() && json.length() < mostBytes; i++) {
            json.put(told == 0 ? BEGIN : COMMA);
            tell(batch.row(i), keys.get(told));
            told++;
        }
        return i;
    }

    private void tell(Lookup lookup, String key) {
        check(lookup, key);
        if (lookup.isFound()) {
            request.view().decoder().json(request.lookups().row(lookup), projection, json);
        } else {
            JsonText.writeNull(json);
        }
        if (json.length() > Page.MOST_BYTES) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE,
                    "Cannot answer " + keys.size() + " keys at once: the records are longer than " + Page.MOST_BYTES
                            + " bytes, which key " + told + " goes beyond",
                    "Ask for fewer keys or fields.");
        }
    }

    private HttpAnswer end() {
        json.put(']');
        json.put('}');
        request.view()
                .counts()
                .times(LookupKind.HTTP_BATCH_GET)
                .record(request.lookups().nanos() - began, 1);
        return VersionedAnswer.of(HttpAnswer.json(json), request);
    }

    @Override
    public void close() {
        request.lease().close();
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

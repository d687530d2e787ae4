package io.slipway.serving.http.record;

import io.slipway.schemas.dataset.DatasetName;
import io.slipway.serving.http.exchange.HttpExchange;
import io.slipway.serving.http.exchange.PendingAnswer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Everything under {@code /v1/datasets/{dataset}/records}. */
public final class RecordService {
    private static final Pattern PATH = Pattern.compile("/v1/datasets/([^/]+)/records");
    private static final Pattern BATCH_PATH = Pattern.compile("/v1/datasets/([^/]+)/records:batchGet");

    private final RecordResource record = new RecordResource();
    private final RangeResource range = new RangeResource();
    private final BatchResource batch = new BatchResource();

    /** The dataset whose records a path names. */
    public Optional<DatasetName> dataset(String path) {
        return dataset(PATH, path);
    }

    /** The dataset whose batches of records a path names. */
    public Optional<DatasetName> batchDataset(String path) {
        return dataset(BATCH_PATH, path);
    }

    /** One record, or a range. */
    public PendingAnswer read(HttpExchange exchange, DatasetName dataset) {
        boolean one = exchange.target().parameters().containsKey("key");
        return one ? PendingAnswer.of(record.answer(exchange, dataset)) : range.answer(exchange, dataset);
    }

    /** Records by key. */
    public PendingAnswer batch(HttpExchange exchange, DatasetName dataset) {
        return batch.answer(exchange, dataset);
    }

    private static Optional<DatasetName> dataset(Pattern pattern, String path) {
        Matcher matcher = pattern.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DatasetName(matcher.group(1)));
        } catch (IllegalArgumentException e) {
            throw Query.usage("'" + matcher.group(1) + "' is no name of a dataset");
        }
    }
}

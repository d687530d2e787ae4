package io.slipway.batch.job.report;

import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.key.KeyReader;
import io.slipway.schemas.row.RowSchema;
import io.slipway.schemas.text.ByteSink;
import java.nio.charset.StandardCharsets;

/** SST keys as clients write them: {@code dataset:{partition}:sort}. */
public final class KeyText {
    private final DatasetName dataset;
    private final RowSchema schema;
    private final KeyReader reader;

    public KeyText(DatasetName dataset, RowSchema schema) {
        this.dataset = dataset;
        this.schema = schema;
        this.reader = new KeyReader(schema.key());
    }

    /** The look-up key of the row with this SST key. */
    public String of(byte[] sstKey) {
        return dataset + ":" + withoutDataset(sstKey);
    }

    /** The look-up key without the dataset: {@code {partition}:sort}. */
    public String withoutDataset(byte[] sstKey) {
        int start = reader.partitionStart();
        int end = reader.partitionEnd(sstKey, sstKey.length);
        String partition = "{" + new String(sstKey, start, end - start, StandardCharsets.UTF_8) + "}";
        if (!schema.key().hasSort()) {
            return partition;
        }
        ByteSink sort = new ByteSink();
        reader.sortText(sstKey, sstKey.length, sort);
        return partition + ":" + sort;
    }
}

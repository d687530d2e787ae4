package io.slipway.batch.encode;

import io.slipway.batch.check.measure.RowMeter;
import io.slipway.batch.sort.RowAppender;
import io.slipway.schemas.column.ColumnReader;
import io.slipway.schemas.column.Rejection;
import io.slipway.schemas.row.EncodedRow;
import io.slipway.schemas.row.RowEncoder;
import io.slipway.schemas.text.ByteSink;
import java.util.List;
import java.util.concurrent.Callable;

/** The work of one thread: takes batches until there are none, encodes their rows, measures and appends them. */
public final class EncodeTask implements Callable<RowMeter> {
    private final RowBatch batch;
    private final Encoding encoding;
    private final RowAppender appender;
    private final EncodedRow encoded = new EncodedRow();
    private final ByteSink rank = new ByteSink(EncodedRow.MAX_VALUE_BYTES, Rejection.Reason.VALUE_TOO_LARGE);
    private int[] taken = new int[0];
    private long bytes;

    public EncodeTask(RowBatch batch, Encoding encoding, RowAppender appender) {
        this.batch = batch;
        this.encoding = encoding;
        this.appender = appender;
    }

    /** Does the work and returns what was measured in the rows that were taken. */
    @Override
    public RowMeter call() {
        List<ColumnReader> readers = batch.columns();
        RowMeter meter = new RowMeter(encoding.schema().columns());
        RowEncoder encoder = new RowEncoder(encoding.schema(), readers);
        RankEncoder ranks = encoding.ranks(readers);
        RowText text = new RowText(encoding.schema().columns(), readers);
        while (batch.next()) {
            int count = take(encoder, ranks, text);
            meter.measure(readers, taken, count);
            encoding.progress().add(batch.rows(), bytes);
            bytes = 0;
        }
        return meter;
    }

    /** Appends the rows of the current batch and leaves in {@link #taken} which ones were taken. */
    private int take(RowEncoder encoder, RankEncoder ranks, RowText text) {
        int rows = batch.rows();
        if (taken.length < rows) {
            taken = new int[rows];
        }
        int count = 0;
        for (int row = 0; row < rows; row++) {
            Rejection rejection = encoder.encode(row, encoded);
            if (rejection == null) {
                ranks.encode(row, rank);
                appender.append(encoded, rank);
                taken[count++] = row;
                bytes += encoded.keyLength() + encoded.valueLength();
            } else {
                encoding.rejected().add(rejection, text, row);
            }
        }
        return count;
    }
}

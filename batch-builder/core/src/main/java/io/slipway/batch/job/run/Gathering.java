package io.slipway.batch.job.run;

import io.slipway.batch.check.measure.RowMeter;
import io.slipway.batch.embedded.DerivedRows;
import io.slipway.batch.encode.EncodeTask;
import io.slipway.batch.encode.Encoding;
import io.slipway.batch.sort.RowSorter;
import io.slipway.batch.sort.SortedRowSet;
import io.slipway.catalog.manifest.ColumnMeasures;
import java.util.ArrayList;
import java.util.List;

/**
 * All rows, gathered and measured.
 *
 * @param measures of the rows that were taken, column by column
 */
public record Gathering(SortedRowSet rows, List<ColumnMeasures> measures) {
    /**
     * Reads all rows of a derivation, with several threads, into a sorter.
     *
     * @param threads as many as the sorter has appenders
     */
    public static Gathering run(DerivedRows derived, Encoding encoding, RowSorter sorter, int threads) {
        List<EncodeTask> tasks = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            tasks.add(new EncodeTask(derived.batch(), encoding, sorter.appender()));
        }
        RowMeter meter = new RowMeter(encoding.schema().columns());
        Workers.runAll(tasks).forEach(meter::merge);
        encoding.rejected().finish();
        return new Gathering(sorter.finish(), meter.measures());
    }
}

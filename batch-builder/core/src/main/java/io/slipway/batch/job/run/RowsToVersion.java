package io.slipway.batch.job.run;

import io.slipway.batch.check.RequiredKeys;
import io.slipway.batch.embedded.Derivation;
import io.slipway.batch.embedded.DerivedRows;
import io.slipway.batch.encode.Encoding;
import io.slipway.batch.encode.RejectedRows;
import io.slipway.batch.file.Recipe;
import io.slipway.batch.job.report.DuplicateKeys;
import io.slipway.batch.progress.Progress;
import io.slipway.batch.progress.Stage;
import io.slipway.batch.sort.RowSorter;
import io.slipway.batch.sort.SortMemory;
import io.slipway.schemas.row.RowSchema;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;

/**
 * Brings all rows of a derivation to where a publication wants them.
 *
 * @param maxRejected rows that may be left out
 * @param keys looked for on the way
 * @param folder where files stand until they are taken over
 */
public record RowsToVersion(
        RowSchema schema,
        Recipe recipe,
        long maxRejected,
        RequiredKeys keys,
        Path folder,
        Publication publication,
        Progress progress) {
    /**
     * Does it, with as many threads as the memory is divided among.
     *
     * @throws io.slipway.schemas.failure.BadRowsException if too many rows cannot be stored, or keys are not unique
     */
    public WrittenRows run(Derivation derivation, SortMemory memory) {
        RejectedRows rejected = new RejectedRows(
                maxRejected,
                publication::reject,
                publication.attempt().folder().prefix() + "rejected/",
                recipe.keyPlaces().values().iterator().next());
        LongAdder read = new LongAdder();
        try (RowSorter sorter = new RowSorter(memory)) {
            Gathering gathering = gather(derivation, memory.appenders(), new Counters(rejected, read), sorter);
            boolean keepsGreatest = recipe.onDuplicateKey().keepGreatest().isPresent();
            progress.begin(Stage.WRITE, gathering.rows().count());
            new ShardWriting(
                            recipe.sharding(),
                            keepsGreatest,
                            keys,
                            progress,
                            publication.output(recipe.sharding(), folder))
                    .run(gathering.rows(), memory.appenders());
            if (!keepsGreatest) {
                DuplicateKeys.requireNone(
                        gathering.rows().duplicates(),
                        publication.attempt().folder().dataset(),
                        schema);
            }
            publication.settle();
            return new WrittenRows(
                    read.sum(),
                    gathering.rows().duplicates().dropped(),
                    rejected.count(),
                    rejected.reasons(),
                    gathering.measures(),
                    sorter.runs());
        }
    }

    private record Counters(RejectedRows rejected, LongAdder read) {}

    private Gathering gather(Derivation derivation, int threads, Counters counters, RowSorter sorter) {
        Encoding encoding = new Encoding(
                schema,
                Encoding.position(schema, recipe.onDuplicateKey().keepGreatest()),
                counters.rejected(),
                (rows, bytes) -> {
                    counters.read().add(rows);
                    progress.add(rows, bytes);
                });
        progress.begin(Stage.ENCODE, derivation.expectedRows());
        try (DerivedRows rows = derivation.rows()) {
            return Gathering.run(rows, encoding, sorter, threads);
        }
    }
}

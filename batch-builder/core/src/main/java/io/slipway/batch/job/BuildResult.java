package io.slipway.batch.job;

import io.slipway.batch.job.report.BuildFigures;
import io.slipway.batch.progress.Stage;
import io.slipway.catalog.manifest.CheckVerdict;
import io.slipway.catalog.state.VersionState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a build ended that did not fail.
 *
 * @param outcome whether it made the version, found it made, or found nothing new
 * @param version the version of the push, as the catalog has it; with {@link Outcome#NOTHING_NEW} the one whose rows these
 *     are
 * @param figures of what was done; all zero when nothing was done
 * @param checks the verdicts of the builder's gates
 * @param topic the Kafka topic that the rows are in, if they are in one
 * @param sampleKey the key of one row, as a client writes it; empty if there are no rows or nothing was done
 */
public record BuildResult(
        Outcome outcome,
        VersionState version,
        BuildFigures figures,
        Map<Stage, Duration> stageTimes,
        List<CheckVerdict> checks,
        List<String> warnings,
        Optional<String> topic,
        Optional<String> sampleKey) {
    /** What became of the push. */
    public enum Outcome {
        /** A version was registered. */
        REGISTERED,
        /** An earlier try of the same push had registered it. */
        REGISTERED_BEFORE,
        /** The rows are those of the version that is there, and the push was told to skip in that case. */
        NOTHING_NEW
    }
}

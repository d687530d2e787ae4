package io.slipway.ops.cli.build;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.batch.job.BuildResult;
import io.slipway.batch.job.report.BuildFigures;
import io.slipway.catalog.manifest.CheckVerdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a build says to programs.
 *
 * @param outcome REGISTERED, REGISTERED_BEFORE or NOTHING_NEW
 * @param stageMillis how long each stage took
 * @param topic the Kafka topic that the rows are in; left out if they are in none
 * @param sampleKey the key of one row; left out if there are none
 * @param rollout what the loader said last, if it was asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BuildDocument(
        String outcome,
        String dataset,
        long version,
        String status,
        String pushId,
        long sequence,
        BuildFigures figures,
        Map<String, Long> stageMillis,
        List<CheckVerdict> checks,
        List<String> warnings,
        @Nullable String topic,
        @Nullable String sampleKey,
        @Nullable JsonNode rollout) {

    static BuildDocument of(BuildResult result) {
        return document(result, null);
    }

    static BuildDocument of(BuildResult result, Rollout rollout) {
        return document(result, rollout.seen());
    }

    private static BuildDocument document(BuildResult result, @Nullable JsonNode rollout) {
        Map<String, Long> millis = new LinkedHashMap<>();
        result.stageTimes().forEach((stage, took) -> millis.put(stage.toString(), took.toMillis()));
        return new BuildDocument(
                result.outcome().name(),
                result.version().dataset().text(),
                result.version().number().value(),
                result.version().status().name(),
                result.version().pushId().text(),
                result.version().changed().sequence(),
                result.figures(),
                millis,
                result.checks(),
                result.warnings(),
                result.topic().orElse(null),
                result.sampleKey().orElse(null),
                rollout);
    }
}

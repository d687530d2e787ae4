package io.slipway.batch.job.report;

import io.slipway.batch.progress.Progress;
import io.slipway.catalog.json.CanonicalJson;
import io.slipway.catalog.manifest.CheckVerdict;
import io.slipway.catalog.manifest.Manifest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code report.json}: how a build went.
 *
 * @param stageMillis how long each stage took, in their order
 * @param rejectedBecause how many rows were rejected for which reason
 * @param memoryBytes what the engine and the sort were given together
 * @param peakProcessBytes the most resident memory of the process, heap and all; null if the system does not tell
 */
public record BuildReport(
        int formatVersion,
        Map<String, Long> stageMillis,
        BuildFigures figures,
        SortedMap<String, Long> rejectedBecause,
        long memoryBytes,
        @Nullable Long peakProcessBytes,
        List<Manifest.Input> inputs,
        List<CheckVerdict> checks,
        List<String> warnings) {
    public static final int FORMAT_VERSION = 1;

    /** The bytes that are stored. */
    public byte[] toJson() {
        return CanonicalJson.write(this);
    }

    /** The stage times of a build so far. */
    public static Map<String, Long> stageMillis(Progress progress) {
        Map<String, Long> millis = new LinkedHashMap<>();
        progress.times().forEach((stage, took) -> millis.put(stage.toString(), took.toMillis()));
        return millis;
    }
}

package io.slipway.loader.view;

import io.slipway.catalog.manifest.CheckVerdict;
import io.slipway.loader.gate.GateReport;
import io.slipway.schemas.dataset.VersionNumber;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the gates judged a version.
 *
 * @param comparedWith the version that was active then
 */
public record GatesView(boolean passed, @Nullable Long comparedWith, List<GateView> gates) {

    /** One gate: PASSED, FAILED or ERROR, with what it saw. */
    public record GateView(String gate, CheckVerdict.Outcome outcome, Map<String, String> figures) {}

    /** Describes a report. */
    public static GatesView of(GateReport report) {
        List<GateView> gates = report.verdicts().stream()
                .map(verdict -> new GateView(verdict.name(), verdict.outcome(), verdict.figures()))
                .toList();
        return new GatesView(
                report.passed(), report.comparedWith().map(VersionNumber::value).orElse(null), gates);
    }
}

package io.slipway.loader.gate;

import io.slipway.catalog.manifest.CheckVerdict;
import io.slipway.catalog.manifest.CheckVerdict.Outcome;
import io.slipway.schemas.dataset.VersionNumber;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts on one version.
 *
 * @param base the version it was compared with; null if none was active
 */
public record GateReport(@Nullable VersionNumber base, List<CheckVerdict> verdicts) {
    /** Copies the verdicts. */
    public GateReport {
        verdicts = List.copyOf(verdicts);
    }

    /** Whether every gate passed. */
    public boolean passed() {
        return verdicts.stream().allMatch(verdict -> verdict.outcome() == Outcome.PASSED);
    }

    /** The version it was compared with. */
    public Optional<VersionNumber> comparedWith() {
        return Optional.ofNullable(base);
    }

    /** What did not pass, in the form in which a REJECT carries it: gate to outcome and figures. */
    public SortedMap<String, String> failures() {
        SortedMap<String, String> failures = new TreeMap<>();
        verdicts.stream()
                .filter(verdict -> verdict.outcome() != Outcome.PASSED)
                .forEach(verdict -> failures.put(verdict.name(), words(verdict)));
        return Collections.unmodifiableSortedMap(failures);
    }

    /** One line a gate, for people. */
    public List<String> words() {
        return verdicts.stream()
                .map(verdict -> verdict.name() + " " + words(verdict))
                .toList();
    }

    private static String words(CheckVerdict verdict) {
        return verdict.outcome() + figures(verdict.figures());
    }

    private static String figures(Map<String, String> figures) {
        return figures.isEmpty()
                ? ""
                : figures.entrySet().stream()
                        .map(figure -> figure.getKey() + "=" + figure.getValue())
                        .collect(Collectors.joining(" ", " ", ""));
    }
}

package io.slipway.loader.gate;

import io.slipway.catalog.manifest.CheckVerdict;
import io.slipway.catalog.manifest.CheckVerdict.Outcome;
import java.util.SortedMap;
import java.util.TreeMap;

/** Words for verdicts. */
final class Verdicts {
    static final String REASON = "reason";

    private Verdicts() {}

    static CheckVerdict passedIf(boolean passed, String gate, SortedMap<String, String> figures) {
        return new CheckVerdict(gate, passed ? Outcome.PASSED : Outcome.FAILED, figures);
    }

    static CheckVerdict error(String gate, String reason) {
        return new CheckVerdict(gate, Outcome.ERROR, figures(REASON, reason));
    }

    /** A comparison for which there is nothing to compare with. */
    static CheckVerdict nothingActive(String gate) {
        return new CheckVerdict(gate, Outcome.PASSED, figures(REASON, "no version is active, nothing to compare with"));
    }

    /** Names and values in turn. */
    static SortedMap<String, String> figures(Object... namesAndValues) {
        SortedMap<String, String> figures = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            figures.put(namesAndValues[i].toString(), namesAndValues[i + 1].toString());
        }
        return figures;
    }
}

package io.slipway.ops.run;

import io.slipway.catalog.node.VersionReport;
import io.slipway.serving.Readiness;
import io.slipway.serving.ServingStore;
import io.slipway.serving.Staleness;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The wait of a node that starts until it can answer, which says what it waits for when that takes long.
 *
 * @param silent how long it says nothing
 * @param longest after which the node answers with what it has
 * @param said hears the sentences
 */
record CatchingUp(Duration silent, Duration longest, Consumer<String> said) {
    /** Checks that it may say something before it ends. */
    CatchingUp {
        if (silent.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    "Cannot catch up like this: expected=silent for at most " + longest + " actual=" + silent);
        }
    }

    void await(ServingStore serving) {
        if (serving.awaitReady(silent)) {
            return;
        }
        said.accept("Not answering yet, for at most " + longest.toSeconds() + " s: " + reason(serving));
        if (!serving.awaitReady(longest.minus(silent))) {
            said.accept("Not everything is open after " + longest.toSeconds() + " s, answering with what there is: "
                    + reason(serving));
        }
    }

    private static String reason(ServingStore serving) {
        return serving.staleness().map(Staleness::sentence).orElseGet(() -> unready(serving.readiness()));
    }

    static String unready(Readiness readiness) {
        String versions = readiness.versions().stream()
                .filter(report -> !report.state().answersAtOnce())
                .map(CatchingUp::line)
                .collect(Collectors.joining(", "));
        return versions.isEmpty() ? "the catalog log is being read" : versions;
    }

    private static String line(VersionReport report) {
        return report.dataset() + "@" + report.version() + " is " + report.state()
                + (report.reason().isEmpty() ? "" : " (" + report.reason() + ")");
    }
}

package io.slipway.ops.cli.build;

import io.slipway.batch.file.DatasetFile;
import io.slipway.batch.job.BuildResult;
import io.slipway.batch.job.report.BuildFigures;
import io.slipway.batch.job.report.ShellText;
import io.slipway.catalog.definition.DatasetDefinition.ValueKind;
import io.slipway.catalog.manifest.CheckVerdict;
import io.slipway.ops.cli.output.Figures;
import java.time.Duration;
import java.util.StringJoiner;

/** What a build says to people. */
public final class BuildText {
    private BuildText() {}

    /** What was built and how to look at it. */
    static String of(BuildResult result, DatasetFile file) {
        return switch (result.outcome()) {
            case REGISTERED -> registered(result) + lookUp(result, file);
            case REGISTERED_BEFORE ->
                "This push was done before: " + label(result) + " is "
                        + result.version().status() + ". Push the same again with --force.";
            case NOTHING_NEW -> "Nothing new: these are the rows of " + label(result) + ", which is active.";
        };
    }

    /** What was built, without how to look at it: that depends on what becomes of it. */
    static String withoutLookUp(BuildResult result, DatasetFile file) {
        return result.outcome() == BuildResult.Outcome.REGISTERED ? registered(result) : of(result, file);
    }

    private static String lookUp(BuildResult result, DatasetFile file) {
        return result.sampleKey()
                .map(key -> "\n\nWhen it is served, look it up:\n"
                        + tryLines(key, file.definition().value()))
                .orElse("");
    }

    private static String registered(BuildResult result) {
        StringJoiner text = new StringJoiner("\n");
        text.add(label(result) + ": " + figures(result));
        BuildFigures figures = result.figures();
        if (figures.rejected() > 0) {
            text.add("rejected  " + Figures.count(figures.rejected()) + " rows; see rejected/ beside the manifest");
        }
        if (figures.replaced() > 0) {
            text.add("replaced  " + Figures.count(figures.replaced()) + " rows gave way to another row of their key");
        }
        if (!result.checks().isEmpty()) {
            text.add("checks    " + checks(result));
        }
        result.topic().ifPresent(topic -> text.add("topic     " + topic));
        text.add("push id   " + result.version().pushId() + ", registered in entry "
                + result.version().registered().sequence());
        return text.toString();
    }

    /** Rows, rows a second, bytes, files. */
    public static String figures(BuildResult result) {
        BuildFigures figures = result.figures();
        Duration took = result.stageTimes().values().stream().reduce(Duration.ZERO, Duration::plus);
        String borrowed = figures.borrowedFiles() > 0 ? ", " + figures.borrowedFiles() + " unchanged" : "";
        return Figures.count(figures.rows()) + " rows, " + Figures.bytes(figures.bytes()) + " in " + figures.files()
                + " files" + borrowed + ", " + Figures.time(took) + " ("
                + Figures.rate(figures.rowsRead(), took) + ")";
    }

    private static String checks(BuildResult result) {
        StringJoiner text = new StringJoiner(", ");
        for (CheckVerdict check : result.checks()) {
            text.add(check.name() + " " + check.outcome());
        }
        return text.toString();
    }

    /** Lines for a shell that look a row up. */
    public static String tryLines(String key, ValueKind value) {
        String dataset = key.substring(0, key.indexOf(':'));
        String rest = key.substring(key.indexOf(':') + 1);
        String command = value == ValueKind.RAW ? "GET" : "HGETALL";
        return "  redis-cli -p 6380 " + command + " " + ShellText.of(key)
                + "\n  curl -sG http://127.0.0.1:8090/v1/datasets/" + dataset + "/records --data-urlencode "
                + ShellText.of("key=" + rest);
    }

    private static String label(BuildResult result) {
        return result.version().label();
    }
}

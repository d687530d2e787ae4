package io.slipway.ops.cli.build;

import io.slipway.batch.file.DatasetFile;
import io.slipway.batch.job.PolicyUpdate;
import io.slipway.batch.job.plan.PolicyChange;
import io.slipway.batch.job.report.ShellText;
import io.slipway.ops.cli.option.OpenRoot;
import io.slipway.ops.cli.option.RootOptions;
import io.slipway.ops.cli.output.Table;
import io.slipway.ops.cli.verb.Answer;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.ops.cli.verb.Verb;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the policy of a dataset file hold. */
@Command(
        name = "apply",
        description = "Make the policy of a dataset file hold for every push: its gates, max_rejected, compatibility,"
                + " retention and rollout, whatever file it is built from. Versions that are not yet active are judged"
                + " again by it. The key of a dataset can never change. What is served stays as it is.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway apply routes.yaml --root s3://bucket/prefix --reason \"at least 1000 rows from now on\"",
            "  slipway apply routes.yaml --reason \"agreed with the team\" --output json"
        })
public final class ApplyCommand implements Verb {
    @Mixin
    private final RootOptions root;

    @Parameters(paramLabel = "FILE.yaml", description = "The dataset file.")
    private Path file = Path.of("");

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for the log.")
    private @Nullable String reason;

    public ApplyCommand(Surroundings surroundings) {
        this.root = new RootOptions(surroundings);
    }

    @Override
    public Answer run() {
        DatasetFile read = DatasetFile.read(file);
        try (OpenRoot open = root.open()) {
            PolicyUpdate update = PolicyUpdate.run(read.definition(), open.catalog(), open.request(reason));
            return Answer.done(Applied.of(update), text(update));
        }
    }

    private String text(PolicyUpdate update) {
        String dataset = update.definition().dataset().text();
        return switch (update.outcome()) {
            case DEFINED ->
                dataset + " is defined in entry " + update.sequence()
                        + "; it has no version yet. Build one: slipway build " + ShellText.of(file);
            case CHANGED ->
                "The policy of " + dataset + " changed in entry " + update.sequence() + ":\n\n"
                        + table(update.changes())
                        + "\n\nIt holds for builds from now on, and versions that are not yet active are judged again by it;"
                        + " what is served stays as it is.";
            case NOTHING_TO_DO -> "Nothing to do: the policy of " + dataset + " is the one of " + file + " already.";
        };
    }

    private static String table(List<PolicyChange> changes) {
        Table table = Table.of("FIELD", "BEFORE", "NOW");
        changes.forEach(change -> table.row(change.field(), change.before(), change.after()));
        return table.text();
    }

    /** What became of the policy. */
    record Applied(String outcome, String dataset, String definitionSha256, long sequence, List<PolicyChange> changes) {
        static Applied of(PolicyUpdate update) {
            return new Applied(
                    update.outcome().name(),
                    update.definition().dataset().text(),
                    update.definition().sha256().hex(),
                    update.sequence(),
                    update.changes());
        }
    }
}

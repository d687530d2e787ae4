package io.slipway.ops.cli.look;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.loader.operate.VersionRef;
import io.slipway.ops.cli.option.ControlOptions;
import io.slipway.ops.cli.verb.Answer;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.ops.cli.verb.Verb;
import io.slipway.ops.control.Control;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.failure.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one dataset, or one version with its gates. */
@Command(
        name = "show",
        description =
                "Show one dataset with its versions, or one version: its gates with figures, and which nodes have it.",
        footerHeading = "%nExamples:%n",
        footer = {"  slipway show routes", "  slipway show routes@7"})
public final class ShowCommand implements Verb {
    @Mixin
    private final ControlOptions control;

    @Parameters(paramLabel = "DATASET[@N]", description = "The dataset, or one version of it.")
    private String what = "";

    public ShowCommand(Surroundings surroundings) {
        this.control = new ControlOptions(surroundings);
    }

    @Override
    public Answer run() {
        try {
            if (what.contains("@")) {
                VersionRef ref = VersionRef.parse(what);
                return control.with(desk -> version(desk, ref));
            }
            DatasetName name = new DatasetName(what);
            return control.with(desk -> dataset(desk, name));
        } catch (IllegalArgumentException unfit) {
            throw new UsageException(String.valueOf(unfit.getMessage()), "Write routes or routes@7.", unfit);
        }
    }

    private static Answer dataset(Control desk, DatasetName name) {
        ObjectNode dataset = desk.dataset(name).deepCopy();
        JsonNode versions = desk.versions(name);
        String text = DatasetText.sentence(dataset) + "\n" + DatasetText.nextRollback(dataset) + "\n\n"
                + VersionsCommand.table(versions);
        dataset.set("versionList", versions);
        return Answer.done(dataset, text);
    }

    private static Answer version(Control desk, VersionRef ref) {
        JsonNode version = desk.version(ref);
        return Answer.done(version, VersionText.of(version));
    }
}

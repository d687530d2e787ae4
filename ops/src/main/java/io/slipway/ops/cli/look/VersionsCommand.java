package io.slipway.ops.cli.look;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.ops.cli.option.ControlOptions;
import io.slipway.ops.cli.option.References;
import io.slipway.ops.cli.output.Figures;
import io.slipway.ops.cli.output.Table;
import io.slipway.ops.cli.verb.Answer;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.ops.cli.verb.Verb;
import io.slipway.schemas.dataset.DatasetName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the versions of a dataset. */
@Command(
        name = "versions",
        description = "List the versions of a dataset, newest first.",
        footerHeading = "%nExamples:%n",
        footer = "  slipway versions routes")
public final class VersionsCommand implements Verb {
    @Mixin
    private final ControlOptions control;

    @Parameters(paramLabel = "DATASET", converter = References.OfDataset.class, description = "The dataset.")
    private @Nullable DatasetName dataset;

    public VersionsCommand(Surroundings surroundings) {
        this.control = new ControlOptions(surroundings);
    }

    @Override
    public Answer run() {
        DatasetName wanted = Objects.requireNonNull(dataset);
        JsonNode versions = control.with(desk -> desk.versions(wanted));
        return Answer.done(versions, versions.isEmpty() ? wanted + " has no versions yet." : table(versions));
    }

    static String table(JsonNode versions) {
        Table table = Table.of(">VERSION", "STATUS", ">ROWS", ">BYTES", "SINCE", "WHY");
        for (JsonNode version : versions) {
            table.row(
                    version.path("version").asLong(),
                    DatasetText.cell(version, "status"),
                    Figures.count(version.path("rows").asLong()),
                    Figures.bytes(version.path("bytes").asLong()),
                    DatasetText.when(version.path("changed")),
                    version.path("rejection").path("words").asText());
        }
        return table.text();
    }
}

package io.slipway.ops.cli.look;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.ops.cli.option.ControlOptions;
import io.slipway.ops.cli.output.Table;
import io.slipway.ops.cli.verb.Answer;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.ops.cli.verb.Verb;
import io.slipway.ops.control.Control;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the datasets. */
@Command(
        name = "datasets",
        description = "List the datasets: what is active, staged and pinned, and whether a rollback is ready.",
        footerHeading = "%nExamples:%n",
        footer = {"  slipway datasets", "  slipway datasets --offline --root file:///data/lake --output json"})
public final class DatasetsCommand implements Verb {
    @Mixin
    private final ControlOptions control;

    public DatasetsCommand(Surroundings surroundings) {
        this.control = new ControlOptions(surroundings);
    }

    @Override
    public Answer run() {
        JsonNode datasets = control.with(Control::datasets);
        return Answer.done(
                datasets, datasets.isEmpty() ? "No datasets yet: 'slipway build' makes one." : table(datasets));
    }

    private static String table(JsonNode datasets) {
        Table table = Table.of("DATASET", ">ACTIVE", ">STAGED", ">PINNED", ">VERSIONS", "ROLLBACK");
        for (JsonNode dataset : datasets) {
            table.row(
                    DatasetText.cell(dataset, "dataset"),
                    DatasetText.cell(dataset, "active"),
                    DatasetText.cell(dataset, "staged"),
                    DatasetText.cell(dataset, "pinned"),
                    DatasetText.cell(dataset, "versions"),
                    DatasetText.rollback(dataset));
        }
        return table.text();
    }
}

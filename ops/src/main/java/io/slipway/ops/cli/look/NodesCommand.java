package io.slipway.ops.cli.look;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.ops.cli.option.ControlOptions;
import io.slipway.ops.cli.output.Figures;
import io.slipway.ops.cli.output.Table;
import io.slipway.ops.cli.verb.Answer;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.ops.cli.verb.Verb;
import io.slipway.ops.control.Control;
import java.util.StringJoiner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the serving nodes. */
@Command(
        name = "nodes",
        description = "List the serving nodes: heard or suspect, at which entry, and what they hold or fetch.",
        footerHeading = "%nExamples:%n",
        footer = "  slipway nodes")
public final class NodesCommand implements Verb {
    @Mixin
    private final ControlOptions control;

    public NodesCommand(Surroundings surroundings) {
        this.control = new ControlOptions(surroundings);
    }

    @Override
    public Answer run() {
        JsonNode nodes = control.with(Control::nodes);
        return Answer.done(
                nodes, nodes.isEmpty() ? "No node has joined yet: 'slipway serve' starts one." : table(nodes));
    }

    private static String table(JsonNode nodes) {
        Table table = Table.of("NODE", "RESP", "HTTP", "LIVENESS", ">ENTRY", "VERSIONS");
        for (JsonNode node : nodes) {
            table.row(
                    node.path("node").asText(),
                    DatasetText.cell(node.path("address"), "resp"),
                    DatasetText.cell(node.path("address"), "http"),
                    DatasetText.cell(node, "liveness"),
                    DatasetText.cell(node, "appliedSequence"),
                    versions(node.path("versions")));
        }
        return table.text();
    }

    private static String versions(JsonNode reports) {
        StringJoiner text = new StringJoiner(", ");
        for (JsonNode report : reports) {
            text.add(report.path("dataset").asText() + "@"
                    + report.path("version").asLong() + " " + state(report));
        }
        return text.toString();
    }

    private static String state(JsonNode report) {
        String state = report.path("state").asText();
        return switch (state) {
            case "FETCHING" ->
                state + " " + Figures.bytes(report.path("bytesDone").asLong()) + " of "
                        + Figures.bytes(report.path("bytesTotal").asLong());
            case "FAILED" -> state + " (" + report.path("reason").asText() + ")";
            default -> state;
        };
    }
}

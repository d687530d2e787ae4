package io.slipway.ops.cli.look;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.ops.cli.output.Figures;
import io.slipway.ops.cli.output.Table;
import java.util.StringJoiner;

/** The document of one version in words. */
public final class VersionText {
    private VersionText() {}

    /** What it is, how its gates judged it, and where it is open. */
    static String of(JsonNode version) {
        StringJoiner text = new StringJoiner("\n");
        text.add(
                version.path("dataset").asText() + "@" + version.path("version").asLong() + " is "
                        + version.path("status").asText() + " since "
                        + DatasetText.when(version.path("changed")) + " (entry "
                        + version.path("changed").path("sequence").asLong() + ")");
        text.add("rows      " + Figures.count(version.path("rows").asLong()));
        text.add("bytes     " + Figures.bytes(version.path("bytes").asLong()));
        text.add("push id   " + version.path("pushId").asText());
        text.add("manifest  " + version.path("manifestKey").asText());
        if (version.has("rejection")) {
            text.add("rejected  " + version.path("rejection").path("words").asText());
        }
        if (version.has("gates")) {
            text.add("").add(gates(version.path("gates")));
        }
        if (version.has("readiness")) {
            text.add("").add(readiness(version.path("readiness")));
        }
        return text.toString();
    }

    /** The verdicts as a table. */
    public static String gates(JsonNode gates) {
        Table table = Table.of("GATE", "VERDICT", "FIGURES");
        for (JsonNode gate : gates.path("gates")) {
            table.row(gate.path("gate").asText(), gate.path("outcome").asText(), figures(gate.path("figures")));
        }
        return table.text();
    }

    private static String figures(JsonNode figures) {
        StringJoiner text = new StringJoiner(", ");
        figures.properties()
                .forEach(figure ->
                        text.add(figure.getKey() + "=" + figure.getValue().asText()));
        return text.toString();
    }

    private static String readiness(JsonNode readiness) {
        StringJoiner text = new StringJoiner("; ", "nodes: ", "").setEmptyValue("nodes: none is a member yet");
        readiness.path("ready").forEach(node -> text.add(node.asText() + " ready"));
        readiness
                .path("lacking")
                .forEach(lack -> text.add(
                        lack.path("node").asText() + " " + lack.path("why").asText()));
        readiness.path("unheard").forEach(node -> text.add(node.asText() + " not heard yet"));
        readiness.path("suspects").forEach(node -> text.add(node.asText() + " suspect"));
        return text.toString();
    }
}

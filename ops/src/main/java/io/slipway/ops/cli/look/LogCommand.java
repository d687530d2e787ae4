package io.slipway.ops.cli.look;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.ops.cli.option.ControlOptions;
import io.slipway.ops.cli.output.Table;
import io.slipway.ops.cli.verb.Answer;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.ops.cli.verb.Verb;
import java.util.OptionalLong;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the audit trail. */
@Command(
        name = "log",
        description = "Show the catalog log, newest entry first: who changed what, when and why.",
        footerHeading = "%nExamples:%n",
        footer = {"  slipway log", "  slipway log --limit 200 --before 1200"})
public final class LogCommand implements Verb {
    @Mixin
    private final ControlOptions control;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many entries, at most 500 (default 20).")
    private int limit = 20;

    @Option(names = "--before", paramLabel = "N", description = "Only entries before this one.")
    private @Nullable Long before;

    public LogCommand(Surroundings surroundings) {
        this.control = new ControlOptions(surroundings);
    }

    @Override
    public Answer run() {
        OptionalLong from = before == null ? OptionalLong.empty() : OptionalLong.of(before);
        JsonNode log = control.with(desk -> desk.log(from, limit));
        return Answer.done(log, text(log));
    }

    private static String text(JsonNode log) {
        Table table = Table.of(">ENTRY", "AT", "ACTOR", "CHANGES", "REASON");
        for (JsonNode view : log.path("entries")) {
            JsonNode entry = view.path("entry");
            String refusal = view.path("refusal").asText("");
            table.row(
                    entry.path("sequence").asLong(),
                    DatasetText.when(entry),
                    entry.path("actor").asText(),
                    (refusal.isEmpty() ? "" : "VOID (" + refusal + "): ") + changes(entry.path("changes")),
                    entry.path("reason").asText(""));
        }
        return table.text();
    }

    private static String changes(JsonNode changes) {
        StringJoiner text = new StringJoiner(", ");
        changes.forEach(change -> text.add(change.path("type").asText() + subject(change)));
        return text.toString();
    }

    private static String subject(JsonNode change) {
        String version = change.has("to") ? "to" : "version";
        if (change.has("dataset")) {
            return " " + change.path("dataset").asText()
                    + (change.has(version) ? "@" + change.path(version).asLong() : "");
        }
        return change.has("node") ? " " + change.path("node").asText() : "";
    }
}

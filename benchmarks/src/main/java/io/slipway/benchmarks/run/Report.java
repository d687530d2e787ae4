package io.slipway.benchmarks.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the rows said, as a table for docs/benchmarks.md and as JSON. Not thread-safe. */
final class Report {
    private static final String HEAD = """
            | # | ours against whom | ours | peer | ratio (smallest to largest) | target | |
            |---|---|---|---|---|---|---|
            """;

    private final ObjectMapper json = new ObjectMapper();
    private final ObjectNode head;
    private final Map<Benchmark, Outcome> outcomes = new LinkedHashMap<>();

    private Report(ObjectNode head) {
        this.head = head;
    }

    /** An empty report of a run that begins now. */
    static Report begin(Path home, String command) throws IOException, InterruptedException {
        ObjectNode head = new ObjectMapper().createObjectNode();
        head.put("command", command)
                .put(
                        "begun",
                        Clock.systemUTC()
                                .instant()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString())
                .put("commit", Machine.commit(home))
                .put("loadBefore", Machine.load());
        Machine.describe(head.putObject("machine"));
        return new Report(head);
    }

    void add(Benchmark benchmark, Outcome outcome) {
        outcomes.put(benchmark, outcome);
    }

    /** Whether nothing broke; a row that missed its target or was skipped is no break. */
    boolean isSound() {
        return outcomes.values().stream().noneMatch(outcome -> outcome.verdict().equals("broken"));
    }

    String table() {
        StringBuilder table = new StringBuilder(HEAD);
        outcomes.forEach((benchmark, outcome) -> table.append("| ")
                .append(benchmark.id())
                .append(" | ")
                .append(benchmark.what())
                .append(" | ")
                .append(outcome.cells())
                .append(" |\n"));
        return table.toString();
    }

    void write(Path file) throws IOException {
        ObjectNode document = head.deepCopy();
        ArrayNode rows = document.putArray("rows");
        outcomes.forEach((benchmark, outcome) -> {
            ObjectNode row = rows.addObject();
            row.put("id", benchmark.id())
                    .put("what", benchmark.what())
                    .put("target", benchmark.target().toString())
                    .put("verdict", outcome.verdict());
            outcome.describe(row);
        });
        Files.createDirectories(file.toAbsolutePath().getParent());
        json.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), document);
    }
}

package io.slipway.benchmarks.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the rows said, as a table for docs/benchmarks.md and as JSON. Not thread-safe. */
final class Report {
    private final ObjectMapper json = new ObjectMapper();
    private final Map<Benchmark, Pairs> measured = new LinkedHashMap<>();
    private final Map<Benchmark, Exception> failed = new LinkedHashMap<>();

    void add(Benchmark benchmark, Pairs pairs) {
        measured.put(benchmark, pairs);
    }

    void failed(Benchmark benchmark, Exception reason) {
        failed.put(benchmark, reason);
    }

    boolean isComplete() {
        return failed.isEmpty();
    }

    String table() {
        StringBuilder table = new StringBuilder(
                "| # | ours against whom | ours | peer | ratio (smallest to largest) | target | |\n|---|---|---|---|---|---|---|\n");
        measured.forEach((benchmark, pairs) -> table.append(String.format(
                Locale.ROOT,
                "| %s | %s | %s %s | %s %s | %.2f (%.2f to %.2f) | %s | %s |%n",
                benchmark.id(),
                benchmark.what(),
                figure(pairs.ours()),
                pairs.unit(),
                figure(pairs.peer()),
                pairs.unit(),
                pairs.ratio(),
                pairs.smallest(),
                pairs.largest(),
                benchmark.target(),
                benchmark.target().isMetBy(pairs.ratio()) ? "met" : "missed")));
        failed.forEach((benchmark, reason) ->
                table.append("| " + benchmark.id() + " | " + benchmark.what() + " | not measured: " + reason + " |\n"));
        return table.toString();
    }

    private static String figure(double value) {
        return value >= 1000 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.3g", value);
    }

    void write(Path file, Path home, boolean quick) throws IOException, InterruptedException {
        ObjectNode document = json.createObjectNode();
        document.put("commit", commit(home));
        document.put("quick", quick);
        document.put(
                "machine",
                Runtime.getRuntime().availableProcessors() + " processors, " + System.getProperty("os.name") + " "
                        + System.getProperty("os.version"));
        document.put("jdk", System.getProperty("java.vm.version"));
        ArrayNode rows = document.putArray("rows");
        measured.forEach((benchmark, pairs) -> {
            ObjectNode row = rows.addObject();
            row.put("id", benchmark.id()).put("what", benchmark.what());
            row.put("ratio", pairs.ratio())
                    .put("target", benchmark.target().toString())
                    .put("unit", pairs.unit());
            pairs.all()
                    .forEach(pair ->
                            row.withArray("pairs").addArray().add(pair.ours()).add(pair.peer()));
        });
        Files.createDirectories(file.toAbsolutePath().getParent());
        json.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), document);
    }

    private static String commit(Path home) throws IOException, InterruptedException {
        Process git = new ProcessBuilder("git", "-C", home.toString(), "rev-parse", "--short", "HEAD")
                .redirectErrorStream(true)
                .start();
        String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        return git.waitFor() == 0 ? answer : "unknown";
    }
}

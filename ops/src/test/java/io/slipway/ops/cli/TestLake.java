package io.slipway.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** A root in a folder with one version of one dataset: 4,000 rows in two shards, built by the command itself. */
public final class TestLake {
    private final Path folder;
    private final Shell shell;

    private TestLake(Path folder) {
        this.folder = folder;
        this.shell = new Shell(Map.of("SLIPWAY_ROOT", root().toString()));
    }

    /** Founds the root and builds {@code routes@1}. */
    public static TestLake in(Path folder) throws IOException {
        TestLake lake = new TestLake(folder);
        Files.writeString(folder.resolve("routes.yaml"), """
                dataset: routes
                inputs: { data: "routes.csv" }
                key: { partition: [origin], sort: [destination] }
                shards: 2
                """);
        assertThat(lake.shell.run("init").code()).isZero();
        lake.build(4_000);
        return lake;
    }

    /** Builds the next version from so many rows. */
    public void build(int rows) throws IOException {
        StringBuilder csv = new StringBuilder("origin,destination,flights\n");
        for (int i = 0; i < rows; i++) {
            csv.append("A")
                    .append(i % 97)
                    .append(",B")
                    .append(i)
                    .append(",")
                    .append(i)
                    .append("\n");
        }
        Files.writeString(folder.resolve("routes.csv"), csv);
        Shell.Said said = shell.run("build", file().toString());
        assertThat(said.code()).as(said.err()).isZero();
    }

    /** The dataset file. */
    public Path file() {
        return folder.resolve("routes.yaml");
    }

    public Path root() {
        return folder.resolve("lake");
    }

    /** A shell whose root this is. */
    public Shell shell() {
        return shell;
    }

    /** The one object whose key ends so, of the first that was written. */
    public Path object(String ending) throws IOException {
        try (Stream<Path> all = Files.walk(root())) {
            return all.filter(path -> path.toString().endsWith(ending))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The key of an object. */
    public String key(Path object) {
        return root().relativize(object).toString();
    }
}

package io.slipway.benchmarks.build;

import io.slipway.benchmarks.lab.Command;
import io.slipway.benchmarks.lab.GeneratedRows;
import io.slipway.benchmarks.lab.Lab;
import io.slipway.benchmarks.lab.Peak;
import java.nio.file.Files;
import java.nio.file.Path;

/** Builds of one dataset of generated rows: each a process of its own, into a namespace of its own. */
record Builds(Lab lab, Path parquet, Path dataset, Path folder, int rows, Peak peak) {
    static Builds of(Lab lab, int rows) throws Exception {
        Path folder = Files.createDirectories(lab.folder().resolve("rows-" + rows));
        Path parquet = folder.resolve("rows.parquet");
        GeneratedRows.keyAndValue(parquet, rows);
        Path dataset = Files.writeString(folder.resolve("kv.yaml"), """
                dataset: kv
                inputs:
                  rows: { uri: "rows.parquet" }
                key:
                  partition: [id]
                value: raw
                shards: 16
                """);
        return new Builds(lab, parquet, dataset, folder, rows, new Peak());
    }

    /** The same builds, their memory seen by another. */
    Builds watchedBy(Peak other) {
        return new Builds(lab, parquet, dataset, folder, rows, other);
    }

    /** How long {@code slipway build} takes, from its start to its end. */
    double seconds(String memory) throws Exception {
        Path root = Files.createTempDirectory(folder, "root-");
        Path log = lab.folder().resolve("build.log");
        Command.run(log, lab.slipway("init", "--root", root.toString()));
        double seconds = Command.seconds(
                log,
                lab.slipway("build", dataset.toString(), "--root", root.toString(), "--memory", memory, "--quiet"),
                peak);
        Lab.delete(root);
        return seconds;
    }

    double microsPerRow(String memory) throws Exception {
        return seconds(memory) * 1e6 / rows;
    }
}

package io.slipway.benchmarks.serve;

import io.slipway.benchmarks.lab.Command;
import io.slipway.benchmarks.lab.GeneratedRows;
import io.slipway.benchmarks.lab.Lab;
import io.slipway.benchmarks.run.Pairs;
import java.nio.file.Files;
import java.nio.file.Path;

/** Starts {@link LookUpsInProcess} over a version that was built as every version is. */
final class InProcess {
    private static final int ROWS = 10_000_000;

    private InProcess() {}

    static Pairs get(Lab lab) throws Exception {
        int rows = lab.rows(ROWS);
        GeneratedRows.keyAndValue(lab.folder().resolve("rows.parquet"), rows);
        Path dataset = Files.writeString(lab.folder().resolve("kv.yaml"), """
                dataset: kv
                inputs:
                  rows: { uri: "rows.parquet" }
                key:
                  partition: [id]
                value: raw
                """);
        Path root = lab.folder().resolve("root");
        Path log = lab.folder().resolve("log");
        Command.run(log, lab.slipway("init", "--root", root.toString()));
        Command.run(log, lab.slipway("build", dataset.toString(), "--root", root.toString(), "--quiet"));
        String printed = Command.output(
                log,
                lab.java(
                        "1g",
                        LookUpsInProcess.class,
                        root.resolve("datasets").toString(),
                        lab.folder().resolve("work").toString(),
                        String.valueOf(rows),
                        String.valueOf(lab.pairs())));
        return Pairs.printed("ns", printed);
    }
}

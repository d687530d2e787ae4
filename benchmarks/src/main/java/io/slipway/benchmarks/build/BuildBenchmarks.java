package io.slipway.benchmarks.build;

import io.slipway.benchmarks.lab.Command;
import io.slipway.benchmarks.lab.GeneratedRows;
import io.slipway.benchmarks.lab.Lab;
import io.slipway.benchmarks.run.Benchmark;
import io.slipway.benchmarks.run.Pairs;
import io.slipway.benchmarks.run.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The rows that begin with B. */
public final class BuildBenchmarks {
    private static final int ROWS = 10_000_000;
    private static final String MEMORY = "4GiB";

    private BuildBenchmarks() {}

    public static List<Benchmark> all() {
        return List.of(
                new Benchmark(
                        "B1",
                        "build of 10 M rows, whole process, against DuckDB sorting them to one Parquet file",
                        Target.atMost(1.3),
                        lab -> againstDuckDb(lab, ROWS)),
                new Benchmark(
                        "B2",
                        "the same build against a hand-written Spark job: shuffle, sort, SstFileWriter",
                        Target.atMost(0.4),
                        BuildBenchmarks::againstSpark),
                new Benchmark(
                        "B3",
                        "time per row of a build of 10 M rows against one of 1 M, both with --memory 512MiB",
                        Target.atMost(1.3),
                        BuildBenchmarks::growth));
    }

    private static Pairs againstDuckDb(Lab lab, int rows) throws Exception {
        Builds builds = Builds.of(lab, lab.rows(rows));
        return Pairs.inTurn("s", lab.pairs(), () -> builds.seconds(MEMORY), () -> sortSeconds(lab, builds.parquet()));
    }

    private static Pairs againstSpark(Lab lab) throws Exception {
        Builds builds = Builds.of(lab, lab.rows(ROWS));
        HandWrittenSpark spark = HandWrittenSpark.compile(lab);
        return Pairs.inTurn("s", lab.pairs(), () -> builds.seconds(MEMORY), () -> spark.seconds(builds.parquet()));
    }

    private static double sortSeconds(Lab lab, Path parquet) throws IOException, InterruptedException {
        Path sorted = lab.folder().resolve("sorted.parquet");
        Files.deleteIfExists(sorted);
        return Command.time(
                                lab.folder().resolve("sort.log"),
                                lab.java("512m", DuckDbSort.class, parquet.toString(), sorted.toString(), MEMORY))
                        .toMillis()
                / 1e3;
    }

    private static Pairs growth(Lab lab) throws Exception {
        Builds large = Builds.of(lab, lab.rows(ROWS));
        Builds small = Builds.of(lab, lab.rows(ROWS / 10));
        return Pairs.inTurn(
                "µs a row",
                lab.pairs(),
                () -> large.seconds("512MiB") * 1e6 / large.rows(),
                () -> small.seconds("512MiB") * 1e6 / small.rows());
    }

    /** Builds of one dataset of generated rows, each a new push of the same file. */
    private record Builds(Lab lab, Path parquet, Path dataset, Path folder, int rows) {
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
            return new Builds(lab, parquet, dataset, folder, rows);
        }

        double seconds(String memory) throws IOException, InterruptedException {
            Path fresh = Files.createTempDirectory(folder, "root-");
            Command.time(log(), lab.slipway("init", "--root", fresh.toString()));
            Duration took = Command.time(
                    log(),
                    lab.slipway(
                            "build", dataset.toString(), "--root", fresh.toString(), "--memory", memory, "--quiet"));
            Lab.delete(fresh);
            return took.toMillis() / 1e3;
        }

        private Path log() {
            return lab.folder().resolve("build.log");
        }
    }
}

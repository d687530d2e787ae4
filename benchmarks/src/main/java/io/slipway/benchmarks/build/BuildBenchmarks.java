package io.slipway.benchmarks.build;

import io.slipway.benchmarks.lab.Lab;
import io.slipway.benchmarks.lab.Peak;
import io.slipway.benchmarks.run.Benchmark;
import io.slipway.benchmarks.run.Pairs;
import io.slipway.benchmarks.run.Target;
import java.util.List;

/** The rows that begin with B. */
public final class BuildBenchmarks {
    private static final int ROWS = 10_000_000;
    private static final String MEMORY = "4GiB";
    /** Leaves a GiB of the process's four for its heap and its code. */
    private static final String BOUNDED_MEMORY = "3GiB";

    private static final long BOUND = 4L << 30;
    private static final String LITTLE_MEMORY = "512MiB";

    private BuildBenchmarks() {}

    public static List<Benchmark> all() {
        return List.of(
                Benchmark.usual(
                        "B1",
                        "build of 10 M rows, whole process, against DuckDB sorting them to one Parquet file",
                        Target.atMost(1.0),
                        BuildBenchmarks::againstDuckDb),
                Benchmark.usual(
                        "B2",
                        "the same build against a hand-written Spark job: shuffle, sort, SstFileWriter",
                        Target.atMost(0.4),
                        BuildBenchmarks::againstSpark),
                Benchmark.usual(
                        "B3s",
                        "the same build with --memory 512MiB, spilling to disk, against one with 4GiB",
                        Target.atMost(1.3),
                        BuildBenchmarks::spilling),
                Benchmark.byName(
                        "B3",
                        "time per row of a build of 100 M rows against one of 10 M, in a process of at most 4 GiB",
                        Target.atMost(1.3),
                        BuildBenchmarks::growth));
    }

    private static Pairs againstDuckDb(Lab lab) throws Exception {
        Builds builds = Builds.of(lab, lab.rows(ROWS));
        Peak peer = new Peak();
        return Pairs.inTurn(
                        "s",
                        lab.buildPairs(),
                        () -> builds.seconds(MEMORY),
                        () -> DuckDbSort.seconds(lab, builds.parquet(), MEMORY, peer))
                .withNote("peak memory of the process: ours " + builds.peak() + ", DuckDB's " + peer);
    }

    private static Pairs againstSpark(Lab lab) throws Exception {
        HandWrittenSpark spark = HandWrittenSpark.compile(lab);
        Builds builds = Builds.of(lab, lab.rows(ROWS));
        return Pairs.inTurn("s", lab.buildPairs(), () -> builds.seconds(MEMORY), () -> spark.seconds(builds.parquet()))
                .withNote("peak memory of the process: ours " + builds.peak() + ", Spark's " + spark.peak());
    }

    private static Pairs spilling(Lab lab) throws Exception {
        Builds little = Builds.of(lab, lab.rows(ROWS));
        Peak most = new Peak();
        Builds plenty = little.watchedBy(most);
        return Pairs.inTurn("s", lab.buildPairs(), () -> little.seconds(LITTLE_MEMORY), () -> plenty.seconds(MEMORY))
                .withNote("peak memory of the process: " + little.peak() + " and " + most);
    }

    private static Pairs growth(Lab lab) throws Exception {
        Builds large = Builds.of(lab, lab.rows(10 * ROWS));
        Builds small = Builds.of(lab, lab.rows(ROWS));
        Pairs pairs = Pairs.unwarmed(
                "µs a row", 2, () -> large.microsPerRow(BOUNDED_MEMORY), () -> small.microsPerRow(BOUNDED_MEMORY));
        if (large.peak().bytes() > BOUND) {
            throw new IllegalStateException("the process had " + large.peak() + " of memory, expected=at most 4 GiB");
        }
        return pairs.withNote("peak memory of the process: " + large.peak() + " and " + small.peak());
    }
}

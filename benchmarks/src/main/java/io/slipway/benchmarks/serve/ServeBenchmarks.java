package io.slipway.benchmarks.serve;

import io.slipway.benchmarks.run.Benchmark;
import io.slipway.benchmarks.run.Target;
import java.util.List;

/** The rows that begin with L, S and Q. */
public final class ServeBenchmarks {
    private ServeBenchmarks() {}

    public static List<Benchmark> all() {
        return List.of(
                Benchmark.usual(
                        "L1",
                        "fetch, verify and open a version from a local S3 server against downloading and hashing it",
                        Target.atMost(1.2),
                        FetchAgainstDownload::take),
                Benchmark.usual(
                        "S1",
                        "longest gap between two answers on a busy connection, seconds with a swap against without",
                        Target.atMost(1.5),
                        SwapGap::take),
                Benchmark.usual(
                        "Q1",
                        "GET of 100 bytes over RESP, one request at a time, against Redis holding the same",
                        Target.atLeast(1.0),
                        lab -> AgainstRedis.get(lab, 1)),
                Benchmark.usual(
                        "Q2",
                        "GET of 100 bytes over RESP, 16 requests in a pipeline, against Redis",
                        Target.atLeast(1.0),
                        lab -> AgainstRedis.get(lab, 16)),
                Benchmark.usual("Q3", "MGET of 50 such values against Redis", Target.atLeast(1.0), AgainstRedis::mget),
                Benchmark.usual(
                        "Q4",
                        "get in process, 10 M rows in cache, against RocksDB's own JNI get",
                        Target.atMost(1.1),
                        InProcess::get),
                Benchmark.usual(
                        "Q6",
                        "GET of a row of 5 columns as JSON against Redis GET of the same text",
                        Target.atLeast(0.8),
                        AgainstRedis::json));
    }
}

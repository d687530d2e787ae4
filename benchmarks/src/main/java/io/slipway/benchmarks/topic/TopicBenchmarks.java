package io.slipway.benchmarks.topic;

import io.slipway.benchmarks.run.Benchmark;
import io.slipway.benchmarks.run.Target;
import java.util.List;

/** The rows that begin with K. Their ratio is of speeds: ours divided by the peer's. */
public final class TopicBenchmarks {
    private TopicBenchmarks() {}

    public static List<Benchmark> all() {
        return List.of(
                Benchmark.usual(
                        "K1",
                        "10 M rows into a topic, whole process, against kafka-producer-perf-test with the same settings",
                        Target.atLeast(0.9),
                        PublishAgainstPerfTest::take),
                Benchmark.usual(
                        "K2",
                        "5 M rows from a topic to an open version on a node, against a consumer that only reads them",
                        Target.atLeast(0.7),
                        NodeAgainstConsumer::take));
    }
}

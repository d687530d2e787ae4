package io.slipway.benchmarks.run;

import io.slipway.benchmarks.lab.Lab;

/**
 * One row of docs/benchmarks.md.
 *
 * @param what one sentence: ours against whom
 */
public record Benchmark(String id, String what, Target target, Measurement measurement) {

    /** Takes the pairs of a row. Whatever it starts on the lab is ended by the lab. */
    @FunctionalInterface
    public interface Measurement {
        Pairs take(Lab lab) throws Exception;
    }
}

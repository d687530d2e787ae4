package io.slipway.benchmarks.run;

import io.slipway.benchmarks.lab.Lab;

/**
 * One row of docs/benchmarks.md.
 *
 * @param what one sentence: ours against whom
 */
public record Benchmark(String id, String what, Target target, Usage usage, Measurement measurement) {

    /** When a row is measured. */
    public enum Usage {
        /** Also when no row is named. */
        USUAL,
        /** Only when it is named: it takes long. */
        BY_NAME
    }

    /** Takes the pairs of a row. Whatever it starts on the lab is ended by the lab. */
    @FunctionalInterface
    public interface Measurement {
        Pairs take(Lab lab) throws Exception;
    }

    public static Benchmark usual(String id, String what, Target target, Measurement measurement) {
        return new Benchmark(id, what, target, Usage.USUAL, measurement);
    }

    public static Benchmark byName(String id, String what, Target target, Measurement measurement) {
        return new Benchmark(id, what, target, Usage.BY_NAME, measurement);
    }
}

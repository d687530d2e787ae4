package io.slipway.serving.metric;

import java.util.Arrays;

/**
 * How often something took how long, in buckets of 1, 2 and 5 times a power of ten from 1 µs to 10 s.
 *
 * <p>One thread counts; any thread reads, and sees each figure whole but the figures not at the same moment.
 */
public final class LatencyHistogram {
    private static final long[] BOUNDS = bounds();

    private final Tally[] counts = new Tally[BOUNDS.length + 1];
    private final Tally nanos = new Tally();

    /** A histogram of nothing. */
    public LatencyHistogram() {
        Arrays.setAll(counts, bucket -> new Tally());
    }

    /** The number of buckets; the last one has no bound. */
    public static int buckets() {
        return BOUNDS.length + 1;
    }

    /** The inclusive upper bound of a bucket in seconds; infinity for the last one. */
    public static double boundSeconds(int bucket) {
        return bucket == BOUNDS.length ? Double.POSITIVE_INFINITY : BOUNDS[bucket] / 1e9;
    }

    /** Counts several that took so many nanoseconds each. */
    public void record(long each, int times) {
        counts[bucket(each)].add(times);
        nanos.add(each * times);
    }

    /** Adds the counts of all buckets to {@code sums}, of length {@link #buckets}. */
    public void addTo(long[] sums) {
        for (int i = 0; i < counts.length; i++) {
            sums[i] += counts[i].sum();
        }
    }

    /** The sum of all times in seconds. */
    public double sumSeconds() {
        return nanos.sum() / 1e9;
    }

    private static int bucket(long nanos) {
        int bucket = 0;
        while (bucket < BOUNDS.length && nanos > BOUNDS[bucket]) {
            bucket++;
        }
        return bucket;
    }

    private static long[] bounds() {
        long[] bounds = new long[22];
        long power = 1_000;
        for (int i = 0; i + 1 < bounds.length; i += 3) {
            bounds[i] = power;
            bounds[i + 1] = 2 * power;
            bounds[i + 2] = 5 * power;
            power *= 10;
        }
        bounds[bounds.length - 1] = power;
        return bounds;
    }
}

package io.slipway.benchmarks.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measurements taken in turn: ours, the peer's, ours, the peer's. Absolute figures drift with the machine; their ratio,
 * pair by pair, does not.
 *
 * @param unit what both figures count
 */
public record Pairs(String unit, List<Pair> all) {

    /** Two figures from the same minutes. */
    public record Pair(double ours, double peer) {
        double ratio() {
            return ours / peer;
        }
    }

    /** Takes a figure. */
    @FunctionalInterface
    public interface Figure {
        double take() throws Exception;
    }

    public Pairs {
        all = List.copyOf(all);
    }

    /** Takes pairs in turn, after one pair that warms caches and is not counted. */
    public static Pairs inTurn(String unit, int count, Figure ours, Figure peer) throws Exception {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i <= count; i++) {
            Pair pair = new Pair(ours.take(), peer.take());
            if (i > 0) {
                pairs.add(pair);
            }
        }
        return new Pairs(unit, pairs);
    }

    /** Pairs that a process printed, two figures a line. */
    public static Pairs printed(String unit, String lines) {
        return new Pairs(
                unit,
                lines.lines()
                        .map(line -> line.split(" "))
                        .map(figures -> new Pair(Double.parseDouble(figures[0]), Double.parseDouble(figures[1])))
                        .toList());
    }

    public double ratio() {
        return median(all.stream().mapToDouble(Pair::ratio).toArray());
    }

    double ours() {
        return median(all.stream().mapToDouble(Pair::ours).toArray());
    }

    double peer() {
        return median(all.stream().mapToDouble(Pair::peer).toArray());
    }

    double smallest() {
        return all.stream().mapToDouble(Pair::ratio).min().orElse(Double.NaN);
    }

    double largest() {
        return all.stream().mapToDouble(Pair::ratio).max().orElse(Double.NaN);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}

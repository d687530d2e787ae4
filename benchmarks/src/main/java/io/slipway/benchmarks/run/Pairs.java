package io.slipway.benchmarks.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Measurements taken in turn: ours, the peer's, ours, the peer's. Absolute figures drift with the machine; their ratio,
 * pair by pair, does not.
 *
 * @param unit what both figures count
 * @param note what else was seen
 */
public record Pairs(String unit, List<Pair> all, String note) {

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
        if (all.isEmpty()) {
            throw new IllegalArgumentException("Cannot judge: no pair was measured");
        }
        all = List.copyOf(all);
    }

    /** Takes pairs in turn, after one pair that warms caches and is not counted. */
    public static Pairs inTurn(String unit, int count, Figure ours, Figure peer) throws Exception {
        ours.take();
        peer.take();
        return unwarmed(unit, count, ours, peer);
    }

    /** Takes pairs in turn; the first one counts too. */
    public static Pairs unwarmed(String unit, int count, Figure ours, Figure peer) throws Exception {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pairs.add(new Pair(ours.take(), peer.take()));
        }
        return new Pairs(unit, pairs, "");
    }

    /** Pairs that a process printed, two figures a line. */
    public static Pairs printed(String unit, String lines) {
        return new Pairs(
                unit,
                lines.lines()
                        .map(line -> line.split(" "))
                        .map(figures -> new Pair(Double.parseDouble(figures[0]), Double.parseDouble(figures[1])))
                        .toList(),
                "");
    }

    public Pairs withNote(String seen) {
        return new Pairs(unit, all, seen);
    }

    double ratio() {
        return median(Pair::ratio);
    }

    double ours() {
        return median(Pair::ours);
    }

    double peer() {
        return median(Pair::peer);
    }

    double smallest() {
        return all.stream().mapToDouble(Pair::ratio).min().orElseThrow();
    }

    double largest() {
        return all.stream().mapToDouble(Pair::ratio).max().orElseThrow();
    }

    private double median(ToDoubleFunction<Pair> figure) {
        double[] values = all.stream().mapToDouble(figure).toArray();
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}

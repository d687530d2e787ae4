package io.slipway.benchmarks.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** What became of one row: a figure, or why there is none. */
sealed interface Outcome {
    /** One word: {@code pass}, {@code FAIL}, {@code skipped} or {@code broken}. */
    String verdict();

    /** What is printed at once, behind the identifier. */
    String line();

    /** The cells of a Markdown table from the third one on. */
    String cells();

    /** Adds what there is to say to the row's JSON. */
    void describe(ObjectNode row);

    /** Pairs were taken and judged. */
    record Measured(Target target, Pairs pairs) implements Outcome {
        @Override
        public String verdict() {
            return target.isMetBy(pairs.ratio()) ? "pass" : "FAIL";
        }

        @Override
        public String line() {
            return String.format(
                    Locale.ROOT,
                    "ratio=%.3f target=%s %s (%d pairs, %.3f to %.3f; ours %s, peer %s %s)%s",
                    pairs.ratio(),
                    target,
                    verdict(),
                    pairs.all().size(),
                    pairs.smallest(),
                    pairs.largest(),
                    figure(pairs.ours()),
                    figure(pairs.peer()),
                    pairs.unit(),
                    pairs.note().isEmpty() ? "" : "\n   " + pairs.note());
        }

        @Override
        public String cells() {
            return String.format(
                    Locale.ROOT,
                    "%s %s | %s %s | %.2f (%.2f to %.2f) | %s | %s",
                    figure(pairs.ours()),
                    pairs.unit(),
                    figure(pairs.peer()),
                    pairs.unit(),
                    pairs.ratio(),
                    pairs.smallest(),
                    pairs.largest(),
                    target,
                    target.isMetBy(pairs.ratio()) ? "met" : "missed");
        }

        @Override
        public void describe(ObjectNode row) {
            row.put("ratio", pairs.ratio()).put("unit", pairs.unit()).put("note", pairs.note());
            pairs.all().forEach(pair -> row.withArray("pairs")
                    .addObject()
                    .put("ours", pair.ours())
                    .put("peer", pair.peer())
                    .put("ratio", pair.ratio()));
        }

        private static String figure(double value) {
            return value >= 1000
                    ? String.format(Locale.ROOT, "%,.0f", value)
                    : String.format(Locale.ROOT, "%.3g", value);
        }
    }

    /** Not measured: {@code skipped} if the peer is not on this machine, {@code broken} if something failed. */
    record NotMeasured(String verdict, String reason) implements Outcome {
        @Override
        public String line() {
            return verdict + ": " + reason;
        }

        @Override
        public String cells() {
            return "| | | | " + verdict + ": " + reason;
        }

        @Override
        public void describe(ObjectNode row) {
            row.put("reason", reason);
        }
    }
}

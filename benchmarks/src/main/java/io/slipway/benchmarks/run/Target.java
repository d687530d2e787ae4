package io.slipway.benchmarks.run;

import java.util.Locale;

/** How far a ratio has to go: at least or at most a bound. */
public record Target(Sense sense, double bound) {

    /** Which side of the bound is good. */
    public enum Sense {
        AT_LEAST,
        AT_MOST
    }

    public static Target atLeast(double bound) {
        return new Target(Sense.AT_LEAST, bound);
    }

    public static Target atMost(double bound) {
        return new Target(Sense.AT_MOST, bound);
    }

    boolean isMetBy(double ratio) {
        return sense == Sense.AT_LEAST ? ratio >= bound : ratio <= bound;
    }

    @Override
    public String toString() {
        return (sense == Sense.AT_LEAST ? ">=" : "<=") + String.format(Locale.ROOT, "%.2f", bound);
    }
}

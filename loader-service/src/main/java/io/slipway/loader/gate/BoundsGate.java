package io.slipway.loader.gate;

import io.slipway.catalog.definition.Gates;
import io.slipway.catalog.manifest.CheckVerdict;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of a count, and of its change against the active version. Exact arithmetic.
 *
 * @param activeCount the count of the active version; null if there is none
 */
record BoundsGate(
        String what,
        Gates.Bounds bounds,
        long count,
        @Nullable Long activeCount) {

    CheckVerdict inBounds() {
        SortedMap<String, String> figures = Verdicts.figures(what, count);
        if (bounds.min() != null) {
            figures.put("min", bounds.min().toString());
        }
        if (bounds.max() != null) {
            figures.put("max", bounds.max().toString());
        }
        boolean enough = bounds.min() == null || count >= bounds.min();
        boolean few = bounds.max() == null || count <= bounds.max();
        return Verdicts.passedIf(enough && few, what, figures);
    }

    CheckVerdict changedLittle() {
        String gate = what + ".max_change";
        BigDecimal most = bounds.maxChange();
        if (most == null) {
            throw new IllegalStateException("Cannot judge " + gate + ": there is no bound");
        } else if (activeCount == null) {
            return Verdicts.nothingActive(gate);
        }
        BigDecimal change = BigDecimal.valueOf(count)
                .subtract(BigDecimal.valueOf(activeCount))
                .abs();
        // A change from nothing to something is larger than any fraction of nothing.
        boolean little = change.compareTo(most.multiply(BigDecimal.valueOf(activeCount))) <= 0;
        return Verdicts.passedIf(
                little,
                gate,
                Verdicts.figures(
                        what, count, "active", activeCount, "change", percent(change), "max_change", percent(most, 1)));
    }

    private String percent(BigDecimal change) {
        return activeCount == null || activeCount == 0 ? change + " from 0" : percent(change, activeCount);
    }

    private static String percent(BigDecimal part, long whole) {
        return part.movePointRight(2)
                        .divide(BigDecimal.valueOf(whole), new MathContext(4))
                        .stripTrailingZeros()
                        .toPlainString()
                + "%";
    }
}

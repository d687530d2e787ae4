package io.slipway.catalog.definition;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a version must satisfy before it may be served; each gate fails closed. Fractions are exact: 20% is 0.2.
 *
 * @param rows bounds of the number of rows
 * @param bytes bounds of the bytes of keys and values
 * @param nullRate the greatest fraction of nulls, by column
 * @param requiredKeys key texts that must be there, {@code {ATL}:LAX}
 * @param sql queries over {@code output} that must each answer one true
 */
public record Gates(
        Bounds rows,
        Bounds bytes,
        SortedMap<String, BigDecimal> nullRate,
        List<String> requiredKeys,
        List<String> sql) {
    public static final Gates NONE =
            new Gates(Bounds.NONE, Bounds.NONE, Collections.emptySortedMap(), List.of(), List.of());

    /**
     * Copies the collections and checks the fractions.
     *
     * @throws IllegalArgumentException if a null rate is not between 0 and 1
     */
    public Gates {
        SortedMap<String, BigDecimal> rates = new TreeMap<>();
        nullRate.forEach((column, rate) -> rates.put(column, fraction("null_rate of " + column, rate)));
        nullRate.values().forEach(rate -> requireAtMostOne("null_rate", rate));
        nullRate = Collections.unmodifiableSortedMap(rates);
        requiredKeys = List.copyOf(requiredKeys);
        sql = List.copyOf(sql);
    }

    private static void requireAtMostOne(String what, BigDecimal rate) {
        if (rate.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(
                    "Cannot define a gate: " + what + ", expected=at most 100% actual=" + rate);
        }
    }

    // One spelling per number, so that equal policies have equal bytes.
    private static BigDecimal fraction(String what, BigDecimal value) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException(
                    "Cannot define a gate: " + what + ", expected=0 or more actual=" + value);
        }
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    /**
     * Bounds of a count.
     *
     * @param maxChange the greatest change against the active version, as a fraction of its count
     */
    public record Bounds(
            @Nullable Long min,
            @Nullable Long max,
            @Nullable BigDecimal maxChange) {
        public static final Bounds NONE = new Bounds(null, null, null);

        /**
         * Checks the bounds.
         *
         * @throws IllegalArgumentException if one is negative or min is above max
         */
        public Bounds {
            if ((min != null && min < 0) || (max != null && max < 0) || (min != null && max != null && min > max)) {
                throw new IllegalArgumentException(
                        "Cannot define a gate: expected=0 <= min <= max actual=" + min + " and " + max);
            }
            maxChange = maxChange == null ? null : fraction("max_change", maxChange);
        }
    }
}

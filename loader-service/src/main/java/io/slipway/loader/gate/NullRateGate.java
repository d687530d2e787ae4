package io.slipway.loader.gate;

import io.slipway.catalog.manifest.CheckVerdict;
import io.slipway.catalog.manifest.ColumnMeasures;
import io.slipway.catalog.manifest.Manifest;
import java.math.BigDecimal;
import java.util.Optional;

/** The fraction of nulls in a column, as the builder counted them. */
final class NullRateGate {
    private NullRateGate() {}

    static String name(String column) {
        return "null_rate." + column;
    }

    static CheckVerdict judge(String column, BigDecimal most, Manifest candidate) {
        Optional<ColumnMeasures> measures = candidate.measures().stream()
                .filter(measured -> measured.column().equals(column))
                .findFirst();
        if (measures.isEmpty()) {
            return Verdicts.error(name(column), "the manifest has no measures of this column");
        }
        long nulls = measures.get().nulls();
        boolean few = BigDecimal.valueOf(nulls).compareTo(most.multiply(BigDecimal.valueOf(candidate.rows()))) <= 0;
        return Verdicts.passedIf(
                few,
                name(column),
                Verdicts.figures(
                        "nulls",
                        nulls,
                        "rows",
                        candidate.rows(),
                        "max",
                        most.movePointRight(2).stripTrailingZeros().toPlainString() + "%"));
    }
}

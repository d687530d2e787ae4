package io.slipway.batch.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.batch.check.SqlGates;
import io.slipway.batch.file.SqlBlock;
import io.slipway.batch.file.yaml.Place;
import io.slipway.catalog.manifest.CheckVerdict;
import io.slipway.catalog.manifest.CheckVerdict.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gate queries on the real engine. */
class GateQueryTest {
    private static final String ENDLESS =
            "SELECT sum(a.range * b.range) > 0 FROM range(10000000000) a," + " range(10000000000) b, output";

    @TempDir
    Path folder;

    @Test
    void aQueryThatTakesTooLongIsEndedAndTheEngineGoesOn() {
        try (DuckSession session = DuckSession.open(new DuckSettings(256 << 20, 2, folder))) {
            session.read(List.of());
            Derivation derivation = session.derive(new SqlBlock("SELECT 1 AS k", new Place("d.yaml", 1)));
            derivation.keep();
            List<CheckVerdict> endless =
                    new SqlGates(derivation.output(), Duration.ofMillis(500)).run(List.of(ENDLESS));
            assertThat(endless).extracting(CheckVerdict::outcome).containsExactly(Outcome.ERROR);
            assertThat(endless.get(0).figures()).containsEntry("error", "no answer within PT0.5S");
            assertThat(new SqlGates(derivation.output(), Duration.ofMinutes(1))
                            .run(List.of("SELECT count(*) = 1 FROM output")))
                    .extracting(CheckVerdict::outcome)
                    .containsExactly(Outcome.PASSED);
        }
    }
}

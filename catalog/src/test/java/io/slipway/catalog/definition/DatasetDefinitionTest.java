package io.slipway.catalog.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.slipway.catalog.definition.DatasetDefinition.Compatibility;
import io.slipway.catalog.definition.DatasetDefinition.ValueKind;
import io.slipway.catalog.definition.Gates.Bounds;
import io.slipway.catalog.definition.KeyColumns.SortColumn;
import io.slipway.catalog.fake.Golden;
import io.slipway.schemas.dataset.DatasetName;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DatasetDefinitionTest {
    private static final DatasetName ROUTES = new DatasetName("route_delays");
    private static final KeyColumns KEY = new KeyColumns(
            List.of("origin"), List.of(new SortColumn("date", true), new SortColumn("destination", false)));

    private static DatasetDefinition full(String maxChange) {
        return new DatasetDefinition(
                DatasetDefinition.FORMAT_VERSION,
                ROUTES,
                KEY,
                ValueKind.AVRO,
                Compatibility.FULL,
                3,
                new Gates(
                        new Bounds(100L, null, new BigDecimal(maxChange)),
                        new Bounds(null, 10L << 30, null),
                        new TreeMap<>(Map.of("mean_delay", new BigDecimal("0.01"), "origin", BigDecimal.ZERO)),
                        List.of("{ATL}:LAX"),
                        List.of("SELECT count(*) = 0 FROM output WHERE flights < 1")),
                new Retention(5, Duration.ofHours(36)),
                new Rollout(2, Duration.ofMinutes(45), Rollout.Activate.MANUAL));
    }

    @Test
    void writesTheSameBytesForEver() {
        assertThat(new String(full("0.2").toJson(), StandardCharsets.UTF_8)).isEqualTo(Golden.text("definition.json"));
    }

    @Test
    void readsWhatWasEverWritten() {
        assertThat(DatasetDefinition.fromJson(Golden.bytes("definition.json"), "d"))
                .isEqualTo(full("0.2"));
    }

    @Test
    void hasOneHashForOnePolicyHoweverTheNumbersAreSpelled() {
        assertThat(full("0.20").sha256())
                .isEqualTo(full("0.2").sha256())
                .isNotEqualTo(full("0.21").sha256());
        assertThat(full("1E+1").toJson()).isEqualTo(full("10").toJson());
    }

    @Test
    void survivesItsJsonWithEveryDefault() {
        DatasetDefinition plain =
                DatasetDefinition.withDefaults(ROUTES, KeyColumns.partitionedBy("a", "b"), ValueKind.RAW);

        assertThat(DatasetDefinition.fromJson(plain.toJson(), "d")).isEqualTo(plain);
    }

    @Test
    void refusesWhatContradictsItself() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatasetDefinition.withDefaults(ROUTES, KEY, ValueKind.RAW))
                .withMessageContaining("no sort key");
        assertThatIllegalArgumentException().isThrownBy(() -> KeyColumns.partitionedBy());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeyColumns(List.of("a"), List.of(new SortColumn("a", false))))
                .withMessageContaining("twice");
        assertThatIllegalArgumentException().isThrownBy(() -> new Bounds(2L, 1L, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Bounds(null, null, new BigDecimal("-0.1")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Gates(
                        Bounds.NONE,
                        Bounds.NONE,
                        new TreeMap<>(Map.of("x", new BigDecimal("1.5"))),
                        List.of(),
                        List.of()))
                .withMessageContaining("at most 100%");
        assertThatIllegalArgumentException().isThrownBy(() -> new Retention(0, Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rollout(null, Duration.ZERO, Rollout.Activate.MANUAL));
    }
}

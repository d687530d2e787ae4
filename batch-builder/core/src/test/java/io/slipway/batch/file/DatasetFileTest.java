package io.slipway.batch.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.catalog.definition.DatasetDefinition;
import io.slipway.catalog.definition.DatasetDefinition.Compatibility;
import io.slipway.catalog.definition.DatasetDefinition.ValueKind;
import io.slipway.catalog.definition.KeyColumns;
import io.slipway.catalog.definition.Rollout;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.SlipwayException;
import io.slipway.schemas.failure.UsageException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetFileTest {
    private static final String FULL = """
            dataset: route_delays
            description: Delays by route
            owner: ops@example.org
            inputs:
              flights: { uri: "flights-${date}.csv", format: csv, options: { delimiter: ";", header: true, null: "-" } }
            parameters: { date: "2001-01-01" }
            derive: |
              SELECT origin, destination, count(*) AS flights
              FROM flights WHERE date >= '${date}' GROUP BY ALL
            key:
              partition: [origin]
              sort: [destination, "flights desc"]
            value: avro
            shards: 16
            on_duplicate_key: { keep_greatest: flights }
            max_rejected: 5
            compatibility: full
            gates:
              rows: { min: 100, max_change: 20% }
              bytes: { max: 10GiB }
              null_rate: { flights: { max: 1% } }
              required_keys: [ "{ATL}:LAX" ]
              sql: [ "SELECT count(*) = 0 FROM output WHERE flights < 1" ]
            retention: { versions: 4, min_age: 48h }
            rollout: { ready: { min_replicas: 2 }, timeout: 10m, activate: manual }
            publish: { sst: true, kafka: false }
            """;

    private static final String SMALLEST = """
            dataset: d
            inputs: { t: x.parquet }
            key: { partition: [a] }
            """;

    private static DatasetFile parse(String text) {
        return DatasetFile.parse("d.yaml", Path.of("/data"), text);
    }

    @Test
    void readsThePolicy() {
        DatasetDefinition definition = parse(FULL).definition();
        assertThat(definition.dataset()).isEqualTo(new DatasetName("route_delays"));
        assertThat(definition.key())
                .isEqualTo(new KeyColumns(
                        List.of("origin"),
                        List.of(
                                new KeyColumns.SortColumn("destination", false),
                                new KeyColumns.SortColumn("flights", true))));
        assertThat(definition.value()).isEqualTo(ValueKind.AVRO);
        assertThat(definition.compatibility()).isEqualTo(Compatibility.FULL);
        assertThat(definition.maxRejected()).isEqualTo(5);
        assertThat(definition.gates().rows().min()).isEqualTo(100);
        assertThat(definition.gates().rows().maxChange()).isEqualByComparingTo("0.2");
        assertThat(definition.gates().bytes().max()).isEqualTo(10L << 30);
        assertThat(definition.gates().nullRate()).containsEntry("flights", new BigDecimal("0.01"));
        assertThat(definition.gates().requiredKeys()).containsExactly("{ATL}:LAX");
        assertThat(definition.gates().sql()).hasSize(1);
        assertThat(definition.retention().versions()).isEqualTo(4);
        assertThat(definition.retention().minAge()).isEqualTo(Duration.ofDays(2));
        assertThat(definition.rollout()).isEqualTo(new Rollout(2, Duration.ofMinutes(10), Rollout.Activate.MANUAL));
    }

    @Test
    void readsTheRecipe() {
        Recipe recipe = parse(FULL).recipe();
        InputSpec input = recipe.inputs().values().iterator().next();
        assertThat(recipe.inputs()).containsOnlyKeys("flights");
        assertThat(input.uri()).isEqualTo("flights-${date}.csv");
        assertThat(input.format()).contains(InputFormat.CSV);
        assertThat(input.csv())
                .isEqualTo(new InputSpec.CsvOptions(Optional.of(";"), Optional.of(true), Optional.of("-")));
        assertThat(recipe.parameters()).isEqualTo(Map.of("date", "2001-01-01"));
        assertThat(recipe.derive().place()).hasToString("d.yaml:8");
        assertThat(recipe.sharding().shards()).isEqualTo(16);
        assertThat(recipe.onDuplicateKey()).isEqualTo(DuplicatePolicy.keepGreatest("flights"));
    }

    @Test
    void takesTheSingleInputAsItIsWithoutDerive() {
        assertThat(parse(SMALLEST).recipe().derive().sql()).isEqualTo("SELECT * FROM t");
        assertThat(parse(SMALLEST).definition().compatibility()).isEqualTo(Compatibility.BACKWARD);
    }

    @Test
    void publishesFilesUnlessToldOtherwise() {
        assertThat(parse(SMALLEST).recipe().publish()).isEqualTo(Publish.FILES);
        assertThat(parse(SMALLEST + "publish: { kafka: true }\n").recipe().publish())
                .isEqualTo(new Publish(true, true));
        assertThat(parse(SMALLEST + "publish: { sst: false, kafka: true }\n")
                        .recipe()
                        .publish())
                .isEqualTo(new Publish(false, true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            datasett: d | d.yaml:1 | Did you mean 'dataset'?
            shards: 3 | d.yaml:4 | a power of two from 1 to 256
            shard: 8 | d.yaml:4 | Did you mean 'shards'?
            gates: { row: { min: 1 } } | d.yaml:4 | Did you mean 'rows'?
            gates: { shadow: true } | d.yaml:4 | not available yet
            gates: { rows: { min: many } } | d.yaml:4 | a whole number
            gates: { null_rate: { a: { max: 200% } } } | d.yaml:4 | at most 100%
            publish: { sst: false } | d.yaml:4 | nothing would be published
            publish: { kafka: perhaps } | d.yaml:4 | true or false
            rollout: { activate: automatik } | d.yaml:4 | did you mean 'automatic'?
            rollout: { ready: some } | d.yaml:4 | Write 'all'
            retention: { min_age: 3 weeks } | d.yaml:4 | a time span such as 24h
            on_duplicate_key: keep | d.yaml:4 | 'fail' or
            derive: SELECT ${day} FROM t | d.yaml:4 | there is no parameter for ${day}
            derive: | d.yaml:4 | expected=a value actual=nothing
            inputs: { t: y.parquet } | d.yaml:4 | stands there twice
            max_rejected: -1 | d.yaml:3 | max_rejected
            parameters: [a] | d.yaml:4 | expected=a section with keys actual=a list
            shards: { a: 1 } | d.yaml:4 | actual=a section
            value: xml | d.yaml:4 | avro, raw
            """)
    void refusesWhatDoesNotFitWithPlaceAndWayOut(String line, String place, String words) {
        String text = line.startsWith("datasett") ? SMALLEST.replace("dataset: d", line) : SMALLEST + line + "\n";
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(place)
                .satisfies(e -> assertThat(e.getMessage() + " " + ((SlipwayException) e).remedy())
                        .contains(words));
    }

    @Test
    void namesWhatIsMissing() {
        assertThatThrownBy(() -> parse("dataset: d\n")).hasMessageContaining("the key 'key' is missing");
        assertThatThrownBy(() -> parse("dataset: d\ninputs: { t: x }\nkey: {}\n"))
                .hasMessageContaining("the key 'key.partition' is missing");
        assertThatThrownBy(() -> parse(" \n")).hasMessageContaining("it is empty");
        assertThatThrownBy(() -> parse("a: b: c"))
                .hasMessageContaining("d.yaml:1")
                .hasMessageContaining("not YAML");
        assertThatThrownBy(() -> DatasetFile.read(Path.of("/nowhere/d.yaml"))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void needsDeriveForSeveralInputs() {
        assertThatThrownBy(() -> parse(SMALLEST.replace("t: x.parquet", "t: x.parquet, u: y.parquet")))
                .hasMessageContaining("there is no 'derive'");
    }
}

package io.slipway.batch.job.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.batch.file.DatasetFile;
import io.slipway.catalog.definition.DatasetDefinition;
import io.slipway.catalog.json.CanonicalJson;
import io.slipway.schemas.failure.IncompatibleException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyChangeTest {
    private static final String PLAIN = """
            dataset: routes
            inputs: { flights: "flights.parquet" }
            key: { partition: [origin], sort: [destination] }
            """;
    private static final String FULL = """
            dataset: routes
            inputs: { flights: "flights.parquet" }
            key: { partition: [destination], sort: ["at desc"] }
            compatibility: full
            max_rejected: 7
            gates:
              rows: { min: 100, max: 1000000, max_change: 20% }
              bytes: { min: 1KiB, max: 10GiB, max_change: 12.5% }
              null_rate: { meanDelay: { max: 1% } }
              required_keys: [ "{ATL}:LAX" ]
              sql: [ "SELECT count(*) = 0 FROM output WHERE flights < 1" ]
            retention: { versions: 9, min_age: 90s }
            rollout: { ready: { min_replicas: 2 }, timeout: 45m, activate: manual }
            """;

    private static DatasetDefinition policy(String yaml) {
        return DatasetFile.parse("routes.yaml", Path.of("."), yaml).definition();
    }

    @Test
    void speaksInTheWordsOfADatasetFile() {
        assertThat(PolicyChange.between(policy(PLAIN), policy(FULL)))
                .extracting(PolicyChange::toString)
                .containsExactly(
                        "key.partition: [origin] -> [destination]",
                        "key.sort: [destination] -> [at desc]",
                        "compatibility: backward -> full",
                        "max_rejected: 0 -> 7",
                        "retention.versions: 3 -> 9",
                        "retention.min_age: 24h -> 90s",
                        "rollout.ready: all -> min_replicas 2",
                        "rollout.timeout: 30m -> 45m",
                        "rollout.activate: automatic -> manual",
                        "gates.rows.min: not set -> 100",
                        "gates.rows.max: not set -> 1000000",
                        "gates.rows.max_change: not set -> 20%",
                        "gates.bytes.min: not set -> 1024",
                        "gates.bytes.max: not set -> 10737418240",
                        "gates.bytes.max_change: not set -> 12.5%",
                        "gates.null_rate.meanDelay.max: not set -> 1%",
                        "gates.required_keys: not set -> [\"{ATL}:LAX\"]",
                        "gates.sql: not set -> [\"SELECT count(*) = 0 FROM output WHERE flights < 1\"]");
    }

    @Test
    void findsNothingBetweenEqualPolicies() {
        assertThat(PolicyChange.between(policy(FULL), policy(FULL))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "key: { partition: ['a, b'] } | key: { partition: [a, b] }",
                "key: { partition: [k], sort: ['a, b'] } | key: { partition: [k], sort: [a, b] }",
                "gates: { required_keys: ['{a}, {b}'] } | gates: { required_keys: ['{a}', '{b}'] }",
                "gates: { sql: ['SELECT 1, 2'] } | gates: { sql: ['SELECT 1', '2'] }",
            })
    void tellsListsApartWhoseTextsHoldTheSeparator(String one, String other) {
        String rest = "dataset: routes\ninputs: { flights: 'flights.parquet' }\n"
                + (one.startsWith("key") ? "" : "key: { partition: [k] }\n");
        assertThat(PolicyChange.between(policy(rest + one), policy(rest + other)))
                .hasSize(1);
    }

    @Test
    void refusesAnotherKeyThatReadsAlike() {
        DatasetDefinition two = policy(PLAIN.replace("[origin]", "[origin, at]"));
        DatasetDefinition one = policy(PLAIN.replace("[origin]", "['origin, at']"));
        assertThatThrownBy(() -> Policy.requireSameKey(one, two))
                .isInstanceOf(IncompatibleException.class)
                .hasMessageContaining("key.partition, expected=[origin, at] actual=[\"origin, at\"]");

        DatasetDefinition descending = policy(PLAIN.replace("[destination]", "[destination desc]"));
        DatasetDefinition spaced = policy(PLAIN.replace("[destination]", "[destination desc asc]"));
        assertThatThrownBy(() -> Policy.requireSameKey(spaced, descending))
                .isInstanceOf(IncompatibleException.class)
                .hasMessageContaining("key.sort, expected=[destination desc] actual=[destination desc asc]");
    }

    /** A field that is stored and not spoken of would change without a word. */
    @Test
    void speaksOfEveryFieldThatIsStored() {
        JsonNode stored = CanonicalJson.tree(policy(FULL).toJson(), "the policy");
        int identity = 2; // formatVersion and dataset
        int perSortColumn = 2; // name and descending are one word of a dataset file
        assertThat(PolicyFields.of(policy(FULL))).hasSize(leaves(stored) - identity - perSortColumn + 1);
    }

    private static int leaves(JsonNode node) {
        boolean isListOfTexts = node.isArray() && node.path(0).isTextual();
        if (node.isValueNode() || isListOfTexts) {
            return 1;
        }
        int leaves = 0;
        for (JsonNode child : node) {
            leaves += leaves(child);
        }
        return leaves;
    }
}

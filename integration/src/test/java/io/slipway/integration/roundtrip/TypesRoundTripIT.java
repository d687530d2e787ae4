package io.slipway.integration.roundtrip;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.batch.job.PushOptions;
import io.slipway.catalog.store.LocalObjectStore;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.integration.fixture.Http;
import io.slipway.integration.fixture.RunningSlipway;
import io.slipway.integration.world.WorldParquet;
import io.slipway.schemas.failure.SlipwayException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.ZRangeParams;

/** Every type makes the round trip from SQL and from Parquet to RESP and HTTP, as a value and as a key. */
class TypesRoundTripIT {
    @TempDir
    static Path folder;

    private static ObjectStore store;
    private static RunningSlipway slipway;

    @BeforeAll
    static void start() throws Exception {
        store = new LocalObjectStore(folder.resolve("root"));
        slipway = RunningSlipway.found(store, folder);
        WorldParquet.write("SELECT 1::INTEGER AS one", folder.resolve("one.parquet"));
    }

    @AfterAll
    static void stop() {
        slipway.close();
        store.close();
    }

    @Test
    void asSqlDerivesThem() {
        slipway.push(file(
                "derived_types",
                "one.parquet",
                "SELECT 'k' AS id, " + columns(TypedColumns.ALL) + " FROM input",
                "[id]"));
        comesBack("derived_types", "{k}", "\"id\":\"k\",", TypedColumns.ALL);
    }

    @Test
    void asParquetHasThem() throws Exception {
        List<TypedColumn> kept = TypedColumns.ALL.stream()
                .filter(column ->
                        !column.name().startsWith("huge")) // Parquet has no such integer, DuckDB writes a double
                .toList();
        WorldParquet.write("SELECT 'k' AS id, " + columns(kept), folder.resolve("types.parquet"));
        slipway.push(file("parquet_types", "types.parquet", "SELECT * FROM input", "[id]"));
        comesBack("parquet_types", "{k}", "\"id\":\"k\",", kept);
    }

    @Test
    void nullOfEveryTypeIsNilAndLeftOut() {
        String nulls = TypedColumns.ALL.stream()
                .map(column -> "CASE WHEN one = 1 THEN NULL ELSE " + column.sql() + " END AS " + column.name())
                .collect(joining(", "));
        slipway.push(file("null_types", "one.parquet", "SELECT 'k' AS id, " + nulls + " FROM input", "[id]"));
        String json = TypedColumns.ALL.stream()
                .map(column -> '"' + column.name() + "\":null")
                .collect(joining(",", "{\"id\":\"k\",", "}"));
        try (Jedis jedis = slipway.jedis()) {
            assertThat(jedis.hgetAll("null_types:{k}")).isEqualTo(Map.of("id", "k"));
            assertThat(jedis.hget("null_types:{k}", "list")).isNull();
            assertThat(jedis.get("null_types:{k}")).isEqualTo(json);
        }
    }

    @Test
    void everyKeyTypeIsAPartitionKeyAndASortKeyEitherWay() {
        List<TypedColumn> keys = TypedColumns.KEYS;
        String sort = keys.stream()
                .flatMap(column -> Stream.of("s_" + column.name(), "d_" + column.name() + " desc"))
                .collect(joining(", "));
        String select = Stream.of("", "s_", "d_")
                .map(prefix -> keys.stream()
                        .map(column -> column.sql() + " AS " + prefix + column.name())
                        .collect(joining(", ")))
                .collect(joining(", "));
        String partition = keys.stream().map(TypedColumn::name).collect(joining(", ", "[", "]"));
        slipway.push(file(
                "key_types",
                "one.parquet",
                "SELECT " + select + ", 1 AS v FROM input",
                partition + "\n  sort: [" + sort + "]"));

        String text = keys.stream().map(TypedColumn::text).collect(joining("|"));
        String sortText =
                keys.stream().map(column -> column.text() + "|" + column.text()).collect(joining("|"));
        try (Jedis jedis = slipway.jedis()) {
            assertThat(jedis.zrange("key_types:{" + text + "}", ZRangeParams.zrangeByLexParams("-", "+")))
                    .containsExactly(sortText);
            assertThat(jedis.hget("key_types:{" + text + "}:" + sortText, "v")).isEqualTo("1");
        }
        String object = Stream.of("", "s_", "d_")
                .flatMap(prefix -> keys.stream().map(column -> '"' + prefix + column.name() + "\":" + column.json()))
                .collect(joining(",", "{", "}"));
        assertThat(slipway.node()
                        .post(
                                "/v1/datasets/key_types/records:batchGet",
                                "{\"keys\":[" + object + "],\"fields\":[\"v\"]}")
                        .at("/records/0/v")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aRawDatasetGivesTheBytesAsTheyAre() {
        slipway.push("""
            dataset: raw_bytes
            inputs: { input: "one.parquet" }
            derive: "SELECT 'k' AS id, '\\\\x00\\\\xFF\\\\x0D\\\\x0A'::BLOB AS value FROM input"
            key: { partition: [id] }
            value: raw
            """);
        byte[] expected = {0, (byte) 0xFF, 0x0D, 0x0A};
        try (Jedis jedis = slipway.jedis()) {
            assertThat(jedis.get("raw_bytes:{k}".getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(expected);
        }
        assertThat(slipway.node()
                        .get("/v1/datasets/raw_bytes/records?key=%7Bk%7D")
                        .path("value")
                        .asText())
                .isEqualTo(Base64.getEncoder().encodeToString(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"INTERVAL 1 DAY", "union_value(a := 1)", "'101'::BIT"})
    void aTypeThatCannotBeServedIsRefusedByNameBeforeAnythingIsWritten(String sql) {
        String yaml = file("refused_types", "one.parquet", "SELECT 'k' AS id, " + sql + " AS odd FROM input", "[id]");

        assertThatThrownBy(() -> slipway.builds().build(yaml, PushOptions.DEFAULT))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("odd");
        assertThat(folder.resolve("root/datasets/refused_types")).doesNotExist();
    }

    private static void comesBack(String dataset, String key, String first, List<TypedColumn> columns) {
        String json = columns.stream()
                .map(column -> '"' + column.name() + "\":" + column.json())
                .collect(joining(",", "{" + first, "}"));
        try (Jedis jedis = slipway.jedis()) {
            List<String> names = columns.stream().map(TypedColumn::name).toList();
            assertThat(jedis.hmget(dataset + ":" + key, names.toArray(String[]::new)))
                    .containsExactlyElementsOf(
                            columns.stream().map(TypedColumn::text).toList());
            assertThat(jedis.get(dataset + ":" + key)).isEqualTo(json);
        }
        HttpResponse<String> answer =
                slipway.node().ask("/v1/datasets/" + dataset + "/records?key=" + Http.encoded(key));
        assertThat(answer.body()).isEqualTo(json);
    }

    private static String columns(List<TypedColumn> columns) {
        return columns.stream()
                .map(column -> column.sql() + " AS " + column.name())
                .collect(joining(", "));
    }

    private static String file(String dataset, String input, String select, String partition) {
        return "dataset: " + dataset + "\ninputs: { input: \"" + input + "\" }\nderive: |\n  "
                + select.replace("\n", " ") + "\nkey:\n  partition: " + partition + "\n";
    }
}

package io.slipway.integration.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.slipway.integration.fixture.Http;
import io.slipway.integration.world.WorldRow;
import io.slipway.integration.world.WorldRows;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.params.ZRangeParams;

/** What a node must answer about {@link WorldRows}, compared with what it does answer. */
final class WorldAnswers {
    private static final int BATCH = 1_000;
    private static final int RANGES = 200;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Comparator<WorldRow> SORTED = Comparator.comparing(WorldRow::day)
            .reversed()
            .thenComparing(WorldRow::serial)
            .thenComparing(row -> row.tag().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private final WorldRows rows;
    private final String dataset;

    WorldAnswers(WorldRows rows, String dataset) {
        this.rows = rows;
        this.dataset = dataset;
    }

    /** Every field of every row, by HGETALL and GET over RESP. */
    void compareFields(Jedis jedis) {
        try (jedis) {
            for (List<WorldRow> batch : batches()) {
                List<Response<Map<String, String>>> fields = new ArrayList<>();
                Pipeline pipeline = jedis.pipelined();
                batch.forEach(row -> fields.add(pipeline.hgetAll(key(row))));
                Response<List<String>> documents =
                        pipeline.mget(batch.stream().map(this::key).toArray(String[]::new));
                pipeline.sync();
                for (int i = 0; i < batch.size(); i++) {
                    assertThat(fields.get(i).get())
                            .containsExactlyInAnyOrderEntriesOf(batch.get(i).texts());
                    assertThat(documents.get().get(i)).isEqualTo(batch.get(i).json());
                }
            }
        }
    }

    /** Every row as a document, over HTTP. */
    void compareDocuments(Http node) throws Exception {
        for (List<WorldRow> batch : batches()) {
            ArrayNode keys = JSON.createArrayNode();
            batch.forEach(row -> keys.add("{" + row.partition() + "}:" + row.sort()));
            HttpResponse<String> answer = node.order(
                    "/v1/datasets/" + dataset + "/records:batchGet",
                    JSON.writeValueAsString(JSON.createObjectNode().set("keys", keys)));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"records\":" + array(batch) + "}");
        }
    }

    /** The order of the rows of many partitions, the largest among them. */
    void compareRanges(Jedis jedis, Http node) {
        Set<String> chosen = rows(number -> rows.partitionOf(number) < RANGES)
                .map(WorldRow::partition)
                .collect(Collectors.toSet());
        Map<String, List<WorldRow>> partitions = rows(number -> true)
                .filter(row -> chosen.contains(row.partition()))
                .sorted(SORTED)
                .collect(Collectors.groupingBy(WorldRow::partition));
        assertThat(partitions).hasSizeGreaterThan(RANGES / 2);
        try (jedis) {
            partitions.values().forEach(part -> compareRange(part, jedis, node));
        }
    }

    private Stream<WorldRow> rows(IntPredicate chosen) {
        return IntStream.range(0, rows.count()).filter(chosen).mapToObj(rows::row);
    }

    private void compareRange(List<WorldRow> part, Jedis jedis, Http node) {
        List<String> members = part.stream().map(WorldRow::sort).toList();
        assertThat(jedis.zcard(name(part.get(0)))).isEqualTo(part.size());
        assertThat(jedis.zrange(name(part.get(0)), ZRangeParams.zrangeByLexParams("-", "+")))
                .isEqualTo(members);
        String query = "/v1/datasets/" + dataset + "/records?limit=" + BATCH + "&partition="
                + Http.encoded(part.get(0).partition());
        StringBuilder pages = new StringBuilder();
        String next = "";
        do {
            String body = node.ask(query + next).body();
            JsonNode page = read(body);
            int end = body.lastIndexOf(']');
            pages.append(pages.isEmpty() ? "" : ",").append(body, "{\"records\":[".length(), end);
            next = page.has("next") ? "&next=" + Http.encoded(page.get("next").asText()) : "";
        } while (!next.isEmpty());
        assertThat("[" + pages + "]").isEqualTo(array(part));
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }

    private static String array(List<WorldRow> rows) {
        return rows.stream().map(WorldRow::json).collect(Collectors.joining(",", "[", "]"));
    }

    private String name(WorldRow row) {
        return dataset + ":{" + row.partition() + "}";
    }

    private String key(WorldRow row) {
        return name(row) + ":" + row.sort();
    }

    private Iterable<List<WorldRow>> batches() {
        return () -> IntStream.range(0, (rows.count() + BATCH - 1) / BATCH)
                .mapToObj(batch -> IntStream.range(batch * BATCH, Math.min(rows.count(), (batch + 1) * BATCH))
                        .mapToObj(rows::row)
                        .toList())
                .iterator();
    }
}

package io.slipway.integration.damage;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.integration.fixture.RunningSlipway;
import io.slipway.integration.world.WorldParquet;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.IntStream;
import redis.clients.jedis.Jedis;

/** A small dataset in several files, all of whose rows say which version they are of. */
record Numbers(String dataset) {
    static final int ROWS = 1_000;

    /** Writes what it is built from. */
    static void writeRows(Path folder) throws SQLException {
        WorldParquet.write("SELECT range::VARCHAR AS id FROM range(" + ROWS + ")", folder.resolve("rows.parquet"));
    }

    /** The parameters of a build whose rows say {@code value}. */
    static Map<String, String> with(int value) {
        return Map.of("v", Integer.toString(value));
    }

    String yaml() {
        return """
            dataset: NAME
            inputs: { rows: "rows.parquet" }
            parameters: { v: "0" }
            derive: "SELECT id, ${v} AS v FROM rows"
            key: { partition: [id] }
            shards: 4
            """.replace("NAME", dataset);
    }

    /** Every row answers with {@code value}. */
    void requireAnswers(RunningSlipway slipway, int value) {
        try (Jedis jedis = slipway.jedis()) {
            String[] keys = IntStream.range(0, ROWS)
                    .mapToObj(id -> dataset + ":{" + id + "}")
                    .toArray(String[]::new);
            assertThat(jedis.mget(keys))
                    .containsExactlyElementsOf(IntStream.range(0, ROWS)
                            .mapToObj(id -> "{\"id\":\"" + id + "\",\"v\":" + value + "}")
                            .toList());
        }
    }
}

package io.slipway.benchmarks.serve;

import io.slipway.benchmarks.lab.GeneratedRows;
import io.slipway.benchmarks.lab.Lab;
import io.slipway.benchmarks.lab.Node;
import io.slipway.benchmarks.lab.Redis;
import io.slipway.benchmarks.lab.RedisBenchmark;
import io.slipway.benchmarks.lab.RespClient;
import io.slipway.benchmarks.run.Pairs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The same rows in a node and in Redis, on the same cores, asked by the same tool in turn. */
final class AgainstRedis {
    private static final int ROWS = 1_000_000;
    private static final int REQUESTS = 500_000;
    private static final int PIPELINE_CHUNK = 500;
    private static final String RANDOM_KEY = "key:__rand_int__";

    private AgainstRedis() {}

    /** GET of 100-byte values. */
    static Pairs get(Lab lab, int pipeline) throws Exception {
        Both both = Both.of(lab, "raw", GeneratedRows::keyAndValue);
        int requests = REQUESTS * (pipeline > 1 ? 4 : 1);
        RedisBenchmark tool = new RedisBenchmark(lab, lab.rows(requests), both.rows);
        return Pairs.inTurn(
                        "requests/s",
                        lab.pairs(),
                        () -> tool.rate(both.node.respPort(), pipeline, "GET", "d:" + RANDOM_KEY),
                        () -> tool.rate(both.redis.port(), pipeline, "GET", RANDOM_KEY))
                .withNote(both.note());
    }

    /** MGET of fifty 100-byte values. */
    static Pairs mget(Lab lab) throws Exception {
        Both both = Both.of(lab, "raw", GeneratedRows::keyAndValue);
        RedisBenchmark tool = new RedisBenchmark(lab, lab.rows(REQUESTS / 5), both.rows);
        return Pairs.inTurn(
                        "requests/s",
                        lab.pairs(),
                        () -> tool.rate(both.node.respPort(), 1, fifty("d:" + RANDOM_KEY)),
                        () -> tool.rate(both.redis.port(), 1, fifty(RANDOM_KEY)))
                .withNote(both.note());
    }

    /** GET of rows of five columns, answered as JSON. */
    static Pairs json(Lab lab) throws Exception {
        Both both = Both.of(lab, "avro", GeneratedRows::features);
        RedisBenchmark tool = new RedisBenchmark(lab, lab.rows(REQUESTS), both.rows);
        return Pairs.inTurn(
                        "requests/s",
                        lab.pairs(),
                        () -> tool.rate(both.node.respPort(), 1, "GET", "d:" + RANDOM_KEY),
                        () -> tool.rate(both.redis.port(), 1, "GET", RANDOM_KEY))
                .withNote(both.note());
    }

    private static String[] fifty(String key) {
        return Stream.concat(Stream.of("MGET"), Stream.generate(() -> key).limit(50))
                .toArray(String[]::new);
    }

    /** Makes the rows of one kind. */
    @FunctionalInterface
    private interface Rows {
        void write(Path parquet, int rows) throws Exception;
    }

    private record Both(Node node, Redis redis, int rows) {
        static Both of(Lab lab, String kind, Rows generator) throws Exception {
            int rows = lab.rows(ROWS);
            generator.write(lab.folder().resolve("rows.parquet"), rows);
            Path dataset = Files.writeString(lab.folder().resolve("d.yaml"), """
                    dataset: d
                    inputs:
                      rows: { uri: "rows.parquet" }
                    key:
                      partition: [id]
                    value: %s
                    """.replace("%s", kind));
            Redis redis = Redis.start(lab);
            Node node = Node.start(lab);
            node.serve(dataset, "d:" + GeneratedRows.key(0), 1);
            copy(node.respPort(), redis.port(), rows);
            return new Both(node, redis, rows);
        }

        String note() throws IOException {
            return rows + " keys, Redis " + redis.version();
        }

        /** Redis gets exactly the bytes that the node answers. */
        private static void copy(int from, int to, int rows) throws IOException {
            try (RespClient source = RespClient.await(from);
                    RespClient target = RespClient.await(to)) {
                for (int start = 0; start < rows; start += PIPELINE_CHUNK) {
                    int end = Math.min(rows, start + PIPELINE_CHUNK);
                    for (int i = start; i < end; i++) {
                        source.send(utf8("GET"), utf8("d:" + GeneratedRows.key(i)));
                    }
                    source.flush();
                    for (int i = start; i < end; i++) {
                        byte[] value = source.answer();
                        if (value == null) {
                            throw new IOException(GeneratedRows.key(i) + " is missing");
                        }
                        target.send(utf8("SET"), utf8(GeneratedRows.key(i)), value);
                    }
                    target.flush();
                    for (int i = start; i < end; i++) {
                        target.answer();
                    }
                }
            }
        }

        private static byte[] utf8(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}

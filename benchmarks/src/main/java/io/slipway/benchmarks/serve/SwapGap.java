package io.slipway.benchmarks.serve;

import io.slipway.benchmarks.lab.GeneratedRows;
import io.slipway.benchmarks.lab.Lab;
import io.slipway.benchmarks.lab.Node;
import io.slipway.benchmarks.lab.RespClient;
import io.slipway.benchmarks.run.Pairs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The longest wait between two answers on a connection that asks without a pause, in spells of three seconds: with a swap in
 * the middle of it against none.
 */
final class SwapGap {
    private static final int ROWS = 200_000;
    private static final Duration WINDOW = Duration.ofSeconds(3);
    private static final String KEY = "d:key:000000000007";

    private final Node node;
    private final String keyOfVersion2;
    private final HttpClient http = HttpClient.newHttpClient();
    private int active = 2;
    private int requests;

    private SwapGap(Node node, String keyOfVersion2) {
        this.node = node;
        this.keyOfVersion2 = keyOfVersion2;
    }

    static Pairs take(Lab lab) throws Exception {
        Node node = Node.start(lab);
        int rows = lab.rows(ROWS);
        for (int version = 1; version <= 2; version++) {
            GeneratedRows.keyAndValue(lab.folder().resolve("rows.parquet"), rows + version);
            node.serve(dataset(lab), KEY, version);
        }
        SwapGap gaps = new SwapGap(node, "d:" + GeneratedRows.key(rows + 1));
        try (RespClient client = RespClient.await(node.respPort())) {
            return Pairs.inTurn("ms", 3 * lab.pairs(), () -> gaps.withSwap(client), () -> gaps.longestGap(client));
        }
    }

    private static Path dataset(Lab lab) throws IOException {
        return Files.writeString(lab.folder().resolve("d.yaml"), """
                dataset: d
                inputs:
                  rows: { uri: "rows.parquet" }
                key:
                  partition: [id]
                value: raw
                """);
    }

    private double withSwap(RespClient client) throws IOException {
        active = 3 - active;
        CompletableFuture<HttpResponse<String>> ordered = activate(active);
        double gap = longestGap(client);
        HttpResponse<String> answer = ordered.join();
        if (answer.statusCode() >= 300) {
            throw new IOException("the loader answered " + answer.statusCode() + " " + answer.body());
        }
        if ((client.call("GET", keyOfVersion2) != null) != (active == 2)) {
            throw new IOException("the node did not swap to version " + active + " within " + WINDOW);
        }
        return gap;
    }

    private CompletableFuture<HttpResponse<String>> activate(int version) {
        URI uri = URI.create(
                "http://127.0.0.1:" + node.loaderPort() + "/v1/datasets/d/versions/" + version + "/activate");
        return http.sendAsync(
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "swap-" + requests++)
                        .POST(HttpRequest.BodyPublishers.ofString("{\"reason\":\"benchmark\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private double longestGap(RespClient client) throws IOException {
        long end = System.nanoTime() + WINDOW.toNanos();
        long longest = 0;
        for (long before = System.nanoTime(); before < end; ) {
            if (client.call("GET", KEY) == null) {
                throw new IOException(KEY + " is missing");
            }
            long now = System.nanoTime();
            longest = Math.max(longest, now - before);
            before = now;
        }
        return longest / 1e6;
    }
}

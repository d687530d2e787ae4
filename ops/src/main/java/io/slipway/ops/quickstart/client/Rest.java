package io.slipway.ops.quickstart.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.ops.client.LoaderClient;
import io.slipway.schemas.failure.UnavailableException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The HTTP side of the story: a look-up at the node, gates and a rollback at the loader. */
public final class Rest {
    private final HttpClient http = HttpClient.newHttpClient();
    private final LoaderClient loader;
    private final int nodePort;

    public Rest(LoaderClient loader, int nodePort) {
        this.loader = loader;
        this.nodePort = nodePort;
    }

    /** The address of a record, as curl takes it with {@code -g}. */
    public String recordPath(String dataset, String key) {
        return "http://127.0.0.1:" + nodePort + "/v1/datasets/" + dataset + "/records?key=" + key;
    }

    /** A record as the node gives it. */
    public String record(String dataset, String key) {
        return get(URI.create(recordPath(dataset, URLEncoder.encode(key, StandardCharsets.UTF_8))));
    }

    /** What swaps have taken so far, from the node's metrics. */
    public Swaps swaps() {
        String metrics = get(URI.create("http://127.0.0.1:" + nodePort + "/metrics"));
        return new Swaps(
                Math.round(metric(metrics, "slipway_swap_seconds_count")),
                Duration.ofNanos(Math.round(metric(metrics, "slipway_swap_seconds_sum") * 1e9)));
    }

    /** A number of swaps and the time of all of them. */
    public record Swaps(long count, Duration time) {
        /** The mean time of the swaps since an earlier look. */
        public Duration meanSince(Swaps earlier) {
            return time.minus(earlier.time).dividedBy(Math.max(1, count - earlier.count));
        }
    }

    private static double metric(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .sum();
    }

    private String get(URI uri) {
        try {
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new UnavailableException(
                        "Cannot GET " + uri + ": " + answer.statusCode() + " " + answer.body(), "Look at the log.");
            }
            return answer.body().strip();
        } catch (IOException e) {
            throw new UnavailableException("Cannot reach " + uri + ": " + e, "Look at the log.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("Cannot go on: interrupted", "Start again.", e);
        }
    }

    /** The verdicts of a version's gates, a line each. */
    public List<String> gates(String dataset, long version) {
        JsonNode gates =
                loader.get("/v1/datasets/" + dataset + "/versions/" + version).at("/gates/gates");
        List<String> lines = new ArrayList<>();
        gates.forEach(gate -> lines.add(
                gate.path("gate").asText() + ": " + gate.path("outcome").asText() + " " + gate.path("figures")));
        return lines;
    }

    /** Goes back to the version before. */
    public void rollBack(String dataset, String reason) {
        loader.post(
                "/v1/datasets/" + dataset + "/rollback",
                JsonNodeFactory.instance.objectNode().put("reason", reason),
                "quickstart-rollback");
    }
}

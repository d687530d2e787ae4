package io.slipway.ops.quickstart.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.schemas.failure.UnavailableException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The HTTP side of the story: a look-up at the node, gates and a rollback at the loader. */
public final class Rest {
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final URI loader;
    private final int nodePort;

    public Rest(URI loader, int nodePort) {
        this.loader = loader;
        this.nodePort = nodePort;
    }

    /** The address of a record, as curl takes it with {@code -g}. */
    public String recordPath(String dataset, String key) {
        return "http://127.0.0.1:" + nodePort + "/v1/datasets/" + dataset + "/records?key=" + key;
    }

    /** A record as the node gives it. */
    public String record(String dataset, String key) {
        String encoded = URLEncoder.encode(key, StandardCharsets.UTF_8);
        return send(
                HttpRequest.newBuilder(URI.create(recordPath(dataset, encoded))).build());
    }

    /** The verdicts of a version's gates, a line each. */
    public List<String> gates(String dataset, long version) {
        URI uri = loader.resolve("/v1/datasets/" + dataset + "/versions/" + version);
        JsonNode gates = tree(send(HttpRequest.newBuilder(uri).build())).at("/gates/gates");
        List<String> lines = new ArrayList<>();
        gates.forEach(gate -> lines.add(
                gate.path("gate").asText() + ": " + gate.path("outcome").asText() + " " + gate.path("figures")));
        return lines;
    }

    /** Goes back to the version before. */
    public void rollBack(String dataset, String reason) {
        URI uri = loader.resolve("/v1/datasets/" + dataset + "/rollback");
        send(HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "quickstart-rollback")
                .POST(HttpRequest.BodyPublishers.ofString(text(Map.of("reason", reason))))
                .build());
    }

    private String send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new UnavailableException(
                        "Cannot " + request.method() + " " + request.uri() + ": " + answer.statusCode() + " "
                                + answer.body(),
                        "Look at the log.");
            }
            return answer.body().strip();
        } catch (IOException e) {
            throw new UnavailableException("Cannot reach " + request.uri() + ": " + e, "Look at the log.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("Cannot go on: interrupted", "Start again.", e);
        }
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException("not JSON: " + text, e);
        }
    }

    private String text(Map<String, String> body) {
        try {
            return json.writeValueAsString(body);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot write JSON", e);
        }
    }
}

package io.slipway.serving.heartbeat;

import io.slipway.catalog.node.Heartbeat;
import io.slipway.catalog.node.HeartbeatAnswer;
import io.slipway.catalog.node.HeartbeatJson;
import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.UnavailableException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Posts heartbeats to one loader.
 *
 * @param client shared by all loaders
 * @param loader its base URL
 * @param token the bearer token; empty if none is wanted
 */
record HeartbeatPost(HttpClient client, URI loader, String token) {
    /** A loader answers within a second: longer means that it is not well. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    /** Posts one; the answer comes within a second, or fails. */
    CompletableFuture<HeartbeatAnswer> post(Heartbeat heartbeat) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target(heartbeat))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(HeartbeatJson.write(heartbeat)));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.sendAsync(request.build(), BodyHandlers.ofByteArray()).thenApply(this::read);
    }

    private URI target(Heartbeat heartbeat) {
        String base = loader.toString();
        String slash = base.endsWith("/") ? "" : "/";
        return URI.create(base + slash + "v1/nodes/" + heartbeat.nodeId() + "/heartbeat");
    }

    private HeartbeatAnswer read(HttpResponse<byte[]> response) {
        if (response.statusCode() == UNAUTHORIZED) {
            throw new AccessException(
                    "Cannot tell " + loader + " how this node is: it wants another token",
                    "Give the node the loader's token with --token-file.");
        }
        if (response.statusCode() != OK) {
            throw new UnavailableException(
                    "Cannot tell " + loader + " how this node is: expected=200 actual=" + response.statusCode(),
                    "Look into the log of the loader.");
        }
        return HeartbeatJson.readAnswer(response.body());
    }
}

package io.slipway.ops.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.schemas.failure.OutcomeUnknownException;
import io.slipway.schemas.failure.SlipwayException;
import io.slipway.schemas.failure.UnavailableException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks a loader over its REST interface. Thread-safe.
 *
 * <p>A problem that the loader answers becomes the failure it was over there, so that a verb ends with the same exit
 * code wherever its work was done. A change carries an idempotency key; it is sent again once when its answer is lost.
 */
public final class LoaderClient {
    private static final Duration ANSWER = Duration.ofSeconds(90);

    private final Peer peer;
    private final String actor;
    private final Optional<String> token;

    /**
     * A client of one loader.
     *
     * @param base such as {@code http://127.0.0.1:8080}
     * @param actor who asks, for the log
     * @param token the bearer token for changes, if the loader wants one
     */
    public LoaderClient(URI base, String actor, Optional<String> token) {
        this.peer = new Peer("loader", base, ANSWER);
        this.actor = actor;
        this.token = token;
    }

    /** The loader's address. */
    public URI base() {
        return peer.base();
    }

    /** Whether anybody takes a request there: a loader, be it well or not, or something else. */
    public boolean isThere() {
        return peer.isThere("/health-check");
    }

    /**
     * Reads a resource.
     *
     * @param path with its query, beginning with a slash
     * @throws SlipwayException as the loader said, or {@link UnavailableException} if it does not answer
     */
    public JsonNode get(String path) {
        try {
            return send(peer.request(path).GET().build());
        } catch (IOException away) {
            throw unavailable(away);
        }
    }

    /**
     * Asks for a change.
     *
     * @param key the idempotency key: a repeated change with it is answered, not done again
     * @throws SlipwayException as the loader said
     * @throws OutcomeUnknownException if the loader's answer was lost twice
     */
    public JsonNode post(String path, ObjectNode body, String key) {
        HttpRequest.Builder builder = peer.request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .header("Slipway-Actor", actor)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        token.ifPresent(secret -> builder.header("Authorization", "Bearer " + secret));
        HttpRequest change = builder.build();
        try {
            return send(change);
        } catch (ConnectException nobodyThere) {
            throw unavailable(nobodyThere);
        } catch (IOException lost) {
            return sendAgain(change, lost);
        }
    }

    private JsonNode sendAgain(HttpRequest change, IOException lost) {
        try {
            return send(change);
        } catch (IOException lostAgain) {
            lostAgain.addSuppressed(lost);
            throw new OutcomeUnknownException(
                    "Cannot say whether the change was made: the loader at " + base() + " did not answer, " + lostAgain,
                    "Look at 'slipway log' before you try again.",
                    lostAgain);
        }
    }

    private JsonNode send(HttpRequest request) throws IOException {
        HttpResponse<byte[]> response = peer.send(request);
        if (response.statusCode() / 100 != 2) {
            throw Problems.failure(base(), response.statusCode(), response.body());
        }
        return Problems.json(base(), response.body());
    }

    private UnavailableException unavailable(IOException cause) {
        return peer.unreachable(
                cause,
                "Start one with 'slipway loader --root URI', name another with --loader URL, or do without:"
                        + " --offline --root URI.");
    }
}

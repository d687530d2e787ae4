package io.slipway.ops.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.failure.UnavailableException;
import io.slipway.schemas.key.LookupKey;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Asks a node for records over HTTP. Thread-safe. */
public final class NodeClient {
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final Peer peer;

    /** A client of one node, such as {@code http://127.0.0.1:8090}. */
    public NodeClient(URI base) {
        this.peer = new Peer("node", base, ANSWER);
    }

    /**
     * A record and where it comes from.
     *
     * @param row the columns by name; the value as text in a raw dataset
     * @param version that answered
     * @param sequence at which the node answered
     */
    public record Found(JsonNode row, VersionNumber version, long sequence) {}

    /**
     * Looks a record up.
     *
     * @param fields the wanted columns; empty for all
     * @throws io.slipway.schemas.failure.NotFoundException if there is no such record or dataset
     * @throws io.slipway.schemas.failure.SlipwayException as the node said, or {@link UnavailableException} if it does not
     *     answer
     */
    public Found record(LookupKey key, List<String> fields) {
        String path = "/v1/datasets/" + key.dataset() + "/records?key=" + encoded(keyText(key))
                + (fields.isEmpty() ? "" : "&fields=" + encoded(String.join(",", fields)))
                + key.version().map(version -> "&version=" + version).orElse("");
        try {
            return found(key, peer.send(peer.request(path).GET().build()));
        } catch (IOException away) {
            throw peer.unreachable(
                    away,
                    "Start one with 'slipway serve --root URI' or 'slipway dev', or name its HTTP address with --node.");
        }
    }

    private Found found(LookupKey key, HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() != 200) {
            throw NodeProblems.failure(peer.base(), key, answer.statusCode(), answer.body());
        }
        return new Found(
                Problems.json(peer.base(), answer.body()),
                VersionNumber.parse(header(answer, "Slipway-Version")),
                Long.parseLong(header(answer, "Slipway-Sequence")));
    }

    private static String header(HttpResponse<byte[]> answer, String name) throws IOException {
        return answer.headers()
                .firstValue(name)
                .orElseThrow(() -> new IOException("its answer has no header " + name + "; is it a node?"));
    }

    private static String keyText(LookupKey key) {
        return "{" + key.partition() + "}" + key.sort().map(sort -> ":" + sort).orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

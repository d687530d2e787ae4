package io.slipway.serving.http.record;

import io.slipway.serving.http.exchange.HttpAnswer;
import io.slipway.serving.http.exchange.HttpExchange;
import io.slipway.serving.swap.OpenVersion;
import java.util.Arrays;

/** The headers by which an answer names the version and the sequence that it is of. */
final class VersionedAnswer {
    private static final String FOREVER = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";

    private VersionedAnswer() {}

    /** Whether the request came by the number of the version: its answer never changes. */
    enum Asked {
        BY_NUMBER,
        AS_ACTIVE
    }

    static HttpAnswer of(HttpAnswer answer, RecordRequest request) {
        OpenVersion version = request.view().version();
        return answer.with("Slipway-Version", version.number().toString())
                .with("Slipway-Sequence", Long.toString(request.lease().sequence()))
                .with("ETag", tag(version))
                .with("Cache-Control", request.asked() == Asked.BY_NUMBER ? FOREVER : ASK_AGAIN)
                .with("Vary", "Accept");
    }

    /** Whether the client has what this version answers. */
    static boolean isKnown(HttpExchange exchange, OpenVersion version) {
        String tags = exchange.header("If-None-Match");
        return tags.equals("*")
                || Arrays.stream(tags.split(",", -1))
                        .map(String::strip)
                        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                        .anyMatch(tag(version)::equals);
    }

    private static String tag(OpenVersion version) {
        return '"' + version.toString() + '"';
    }
}

package io.slipway.kafka.sink.search;

import io.slipway.schemas.failure.UsageException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A search server, and who asks.
 *
 * @param uri where it answers; a path in it goes before all others
 * @param authorization the header of that name; empty: none is sent
 */
public record SearchTarget(URI uri, Optional<String> authorization) {
    /**
     * Checks the address.
     *
     * @throws UsageException if it has a password in it
     */
    public SearchTarget {
        if (uri.getUserInfo() != null) {
            throw new UsageException(
                    "Cannot use a search server with credentials in its URL: every log would show them",
                    "Put user:password into SLIPWAY_SEARCH_USER, or into a file for --credentials-file.");
        }
    }

    /** A server that asks nobody who they are. */
    public static SearchTarget open(URI uri) {
        return new SearchTarget(uri, Optional.empty());
    }

    /** The same server, asked by somebody: {@code user:password}. */
    public SearchTarget as(String userAndPassword) {
        byte[] plain = userAndPassword.getBytes(StandardCharsets.UTF_8);
        return new SearchTarget(uri, Optional.of("Basic " + Base64.getEncoder().encodeToString(plain)));
    }

    /** The same server, asked with an API key as the server gave it out (base64 of id and key). */
    public SearchTarget withApiKey(String key) {
        return new SearchTarget(uri, Optional.of("ApiKey " + key));
    }

    /** An address below this one. */
    URI at(String path) {
        String base = uri.toString();
        return URI.create(base.endsWith("/") ? base + path : base + "/" + path);
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}

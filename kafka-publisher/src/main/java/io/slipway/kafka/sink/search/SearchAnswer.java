package io.slipway.kafka.sink.search;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.ConflictException;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.SlipwayException;
import io.slipway.schemas.failure.UnavailableException;
import io.slipway.schemas.failure.UsageException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;

/**
 * What a server answered.
 *
 * @param deed what was asked, for messages: {@code create the index a}
 * @param body as JSON; missing if it is none
 */
record SearchAnswer(URI server, String deed, int status, JsonNode body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static SearchAnswer of(URI server, String deed, HttpResponse<byte[]> response) {
        return new SearchAnswer(server, deed, response.statusCode(), read(response.body()));
    }

    // Proxies answer with pages; the status tells enough then.
    private static JsonNode read(byte[] body) {
        try {
            JsonNode read = JSON.readTree(body);
            return read == null ? MissingNode.getInstance() : read;
        } catch (JacksonException noJson) {
            return MissingNode.getInstance();
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory failed", e);
        }
    }

    boolean isDone() {
        return status < 300 && !body.isMissingNode();
    }

    boolean isBusy() {
        return status == 429 || status >= 500;
    }

    boolean isOfType(String type) {
        return body.at("/error/type").asText().equals(type);
    }

    /** The answer itself, if all is well; else throws what it says. */
    JsonNode require() {
        if (isDone()) {
            return body;
        }
        throw failure();
    }

    SlipwayException failure() {
        String message = "Cannot " + deed + " on " + server + ": " + reason();
        if (status == 401 || status == 403) {
            return new AccessException(
                    message,
                    "Give credentials that may do this: user:password in SLIPWAY_SEARCH_USER, an API key in"
                            + " SLIPWAY_SEARCH_API_KEY, or either in a file for --credentials-file.");
        }
        if (isBusy() || status < 300) {
            return new UnavailableException(message, "See whether the search server is well, and try again.");
        }
        if (isOfType("resource_already_exists_exception")) {
            return new ConflictException(message, "Look again; somebody else was faster.");
        }
        if (isOfType("index_not_found_exception") || isOfType("aliases_not_found_exception")) {
            return new ConflictException(message, "Look again; somebody has deleted it.");
        }
        if (status == 404) {
            return new NotFoundException(message, "See whether the URL is that of a search server, and start again.");
        }
        return new UsageException(message, remedy());
    }

    private String remedy() {
        return status == 413
                ? "Make --bulk-bytes smaller, or the server's http.max_content_length greater."
                : "Correct what it complains about: the URL, the alias, or the file of --index-settings.";
    }

    private String reason() {
        String said = body.at("/error/reason").asText();
        if (said.isEmpty()) {
            said = body.path("error").asText();
        }
        return "it answered " + status + (said.isEmpty() ? "" : ": " + said);
    }
}

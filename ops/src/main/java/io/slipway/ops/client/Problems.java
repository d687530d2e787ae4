package io.slipway.ops.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.loader.problem.ProblemType;
import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.BadRowsException;
import io.slipway.schemas.failure.ConflictException;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.IncompatibleException;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.OutcomeUnknownException;
import io.slipway.schemas.failure.RefusedException;
import io.slipway.schemas.failure.SlipwayException;
import io.slipway.schemas.failure.UnavailableException;
import io.slipway.schemas.failure.UsageException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Problem details of RFC 9457 back into the failures they were. */
final class Problems {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 200;

    private Problems() {}

    /** The body as JSON. */
    static JsonNode json(URI base, byte[] body) throws IOException {
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            throw new IOException("not JSON from " + base + ": " + shown(body), notJson);
        }
    }

    /** The failure that a response other than 2xx tells. */
    static SlipwayException failure(URI base, int status, byte[] body) throws IOException {
        JsonNode problem = document(base, body).orElseGet(JSON::createObjectNode);
        String detail =
                problem.path("detail").asText("the loader at " + base + " answered " + status + " " + shown(body));
        String remedy = problem.path("remedy").asText("Look at the loader's log.");
        return ProblemType.of(problem.path("type").asText())
                .map(type -> failure(type, detail, remedy))
                .orElseGet(() -> new UnavailableException(detail, remedy));
    }

    private static SlipwayException failure(ProblemType type, String detail, String remedy) {
        return switch (type) {
            case INCOMPATIBLE -> new IncompatibleException(detail, remedy);
            case BAD_ROWS -> new BadRowsException(detail, remedy);
            case ACCESS -> new AccessException(detail, remedy);
            case UNAUTHORIZED -> new AccessException(detail, "Give the loader's token with --token-file FILE.");
            case NOT_FOUND, NO_SUCH_RESOURCE -> new NotFoundException(detail, remedy);
            case CORRUPT_DATA -> new CorruptDataException(detail, remedy);
            case REFUSED -> new RefusedException(detail, remedy);
            case UNAVAILABLE, UNEXPECTED -> new UnavailableException(detail, remedy);
            case OUTCOME_UNKNOWN -> new OutcomeUnknownException(detail, remedy);
            case CONFLICT -> new ConflictException(detail, remedy);
            case USAGE, MALFORMED, METHOD_NOT_ALLOWED, NOT_ACCEPTABLE, TOO_LARGE, UNSUPPORTED_MEDIA_TYPE ->
                new UsageException(detail, remedy);
        };
    }

    /** The problem's document; empty if the body is something else. */
    static Optional<JsonNode> document(URI base, byte[] body) throws IOException {
        boolean isObject = body.length > 0 && body[0] == '{';
        return isObject ? Optional.of(json(base, body)) : Optional.empty();
    }

    /** The beginning of a body, for a message. */
    static String shown(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        return text.substring(0, Math.min(SHOWN, text.length()));
    }
}

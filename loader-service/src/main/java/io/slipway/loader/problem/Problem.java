package io.slipway.loader.problem;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.slipway.schemas.failure.SlipwayException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * A problem detail of RFC 9457, with one member of our own.
 *
 * @param type stable, see {@link ProblemType}
 * @param title the kind in a few words, the same for all problems of a type
 * @param status the HTTP status it is sent with
 * @param detail what could not be done and why
 * @param remedy what to do next, one sentence
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "remedy"})
public record Problem(String type, String title, int status, String detail, String remedy) {
    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String RETRY_AFTER_A_SECOND = "1";

    /** A problem of a kind. */
    public static Problem of(ProblemType type, String detail, String remedy) {
        return new Problem(type.uri(), type.title(), type.status(), detail, remedy);
    }

    /** The problem that a failure is. */
    public static Problem of(SlipwayException failure) {
        return of(ProblemType.of(failure), String.valueOf(failure.getMessage()), failure.remedy());
    }

    /** The response that carries this problem. */
    public Response response() {
        Response.ResponseBuilder response =
                Response.status(status).type(MEDIA_TYPE).entity(this);
        if (status == ProblemType.UNAVAILABLE.status()) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_A_SECOND);
        }
        if (status == ProblemType.UNAUTHORIZED.status()) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.build();
    }
}

package io.slipway.serving.http.wire;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.slipway.serving.http.exchange.HttpAnswer;
import io.slipway.serving.http.problem.Problem;
import io.slipway.serving.http.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** The answers to what is no HTTP request, or is too long to be read as one. */
final class Malformed {
    private Malformed() {}

    static HttpAnswer answer(@Nullable Throwable cause) {
        return problem(cause).answer();
    }

    static HttpAnswer tooLarge() {
        return new Problem(
                        ProblemType.TOO_LARGE,
                        "Cannot read the request: its body is too large, expected<=" + HttpListener.MOST_BODY_BYTES
                                + " bytes",
                        "Ask for fewer keys at once.")
                .answer();
    }

    private static Problem problem(@Nullable Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return new Problem(
                    ProblemType.URI_TOO_LONG,
                    "Cannot read the request: its first line is longer than " + HttpListener.MOST_LINE_BYTES + " bytes",
                    "A key has at most 8 KiB; give several keys to records:batchGet.");
        }
        if (cause instanceof TooLongHttpHeaderException) {
            return new Problem(
                    ProblemType.HEADERS_TOO_LONG,
                    "Cannot read the request: its headers are longer than " + HttpListener.MOST_HEADER_BYTES + " bytes",
                    "Send fewer headers.");
        }
        return new Problem(
                ProblemType.MALFORMED,
                "Cannot read the request: " + (cause == null ? "it is no HTTP request" : cause.getMessage()),
                "Send a request of HTTP/1.1.");
    }
}

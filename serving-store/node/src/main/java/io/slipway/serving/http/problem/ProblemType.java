package io.slipway.serving.http.problem;

import io.slipway.serving.answer.Refusal;
import java.util.Locale;

/** The kinds of problem, each with a type that never changes and the HTTP status it is sent with. */
public enum ProblemType {
    /** A parameter, a key or a body that does not fit. */
    USAGE(400, "The request does not fit"),
    /** The key names a whole partition where one record is asked for. */
    NAMES_PARTITION(400, "The key names many records"),
    /** The catalog knows no such dataset. */
    NO_SUCH_DATASET(404, "There is no such dataset"),
    /** The version has no such row. */
    NO_SUCH_RECORD(404, "There is no such record"),
    /** No version of the dataset is active here. */
    LOADING(503, "No version is open yet"),
    /** The version may become readable here. */
    TRY_AGAIN(409, "The version is not open here yet"),
    /** The version cannot be read. */
    UNREADABLE(409, "The version cannot be read"),
    /** The node has not applied the sequence that was asked for. */
    SEQUENCE_NOT_REACHED(503, "The node is not there yet"),
    /** Stored bytes are damaged on this node. */
    CORRUPT_DATA(500, "Stored data is not what was written"),
    /** The path names nothing. */
    NO_SUCH_RESOURCE(404, "There is no such resource"),
    /** The resource does not know this method. */
    METHOD_NOT_ALLOWED(405, "The resource does not know this method"),
    /** The bytes are no HTTP request. */
    MALFORMED(400, "The request cannot be read"),
    /** The URI is too long; no key has so many bytes. */
    URI_TOO_LONG(414, "The URI is too long"),
    /** The headers are too long. */
    HEADERS_TOO_LONG(431, "The headers are too long"),
    /** The body, or what it asks for, is too large. */
    TOO_LARGE(413, "The request is too large"),
    /** The node has failed. */
    UNEXPECTED(500, "The node met an error of its own");

    private static final String PREFIX = "urn:slipway:problem:";

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The stable type, a URN. */
    public String uri() {
        return PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The kind in a few words. */
    public String title() {
        return title;
    }

    /** The kind of a refusal. */
    public static ProblemType of(Refusal.Kind kind) {
        return switch (kind) {
            case BAD_REQUEST, WRONG_TYPE -> USAGE;
            case NO_SUCH_DATASET -> NO_SUCH_DATASET;
            case LOADING -> LOADING;
            case TRY_AGAIN -> TRY_AGAIN;
            case UNREADABLE -> UNREADABLE;
            case CORRUPT -> CORRUPT_DATA;
            case FAILED -> UNEXPECTED;
        };
    }
}

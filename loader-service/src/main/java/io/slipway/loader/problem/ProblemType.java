package io.slipway.loader.problem;

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
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of problem, each with a type that never changes and the HTTP status it is sent with. Programs look at the
 * type; the status tells apart only what HTTP itself tells apart.
 */
public enum ProblemType {
    /** A failure class of its own: one for each subclass of {@link SlipwayException}. */
    USAGE(400, "The request does not fit"),
    INCOMPATIBLE(409, "Schema or key do not fit what is there"),
    BAD_ROWS(422, "Rows were rejected"),
    ACCESS(500, "The loader may not do this on the object store"),
    NOT_FOUND(404, "There is no such thing"),
    CORRUPT_DATA(500, "Stored data is not what was written"),
    REFUSED(409, "Not now"),
    UNAVAILABLE(503, "Temporarily not possible"),
    OUTCOME_UNKNOWN(503, "It is not known whether the change was made"),
    CONFLICT(409, "Somebody else was first"),

    /** What HTTP can get wrong before a request is understood. */
    MALFORMED(400, "The request cannot be read"),
    UNAUTHORIZED(401, "A token is needed"),
    NO_SUCH_RESOURCE(404, "There is no such resource"),
    METHOD_NOT_ALLOWED(405, "The resource does not know this method"),
    NOT_ACCEPTABLE(406, "The resource has no such representation"),
    TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body has to be JSON"),
    UNEXPECTED(500, "The loader met an error of its own");

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

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The kind that a type names; empty for a type of a newer loader. */
    public static Optional<ProblemType> of(String uri) {
        for (ProblemType type : values()) {
            if (type.uri().equals(uri)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The kind of a failure. */
    public static ProblemType of(SlipwayException failure) {
        if (failure instanceof UsageException) {
            return USAGE;
        } else if (failure instanceof IncompatibleException) {
            return INCOMPATIBLE;
        } else if (failure instanceof BadRowsException) {
            return BAD_ROWS;
        } else if (failure instanceof AccessException) {
            return ACCESS;
        } else if (failure instanceof NotFoundException) {
            return NOT_FOUND;
        } else if (failure instanceof CorruptDataException) {
            return CORRUPT_DATA;
        } else if (failure instanceof RefusedException) {
            return REFUSED;
        } else if (failure instanceof UnavailableException) {
            return UNAVAILABLE;
        } else if (failure instanceof OutcomeUnknownException) {
            return OUTCOME_UNKNOWN;
        } else if (failure instanceof ConflictException) {
            return CONFLICT;
        }
        throw new IllegalStateException("Cannot class " + failure.getClass());
    }
}

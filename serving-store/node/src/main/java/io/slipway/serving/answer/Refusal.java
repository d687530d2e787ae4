package io.slipway.serving.answer;

import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.SlipwayException;
import io.slipway.schemas.failure.UnavailableException;
import io.slipway.schemas.failure.UsageException;
import io.slipway.serving.swap.NotServed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Why there is no answer.
 *
 * @param message a sentence for the one who asked, without a class in front
 * @param remedy what to do next, one sentence
 */
public record Refusal(Kind kind, String message, String remedy) {
    private static final Logger LOG = LoggerFactory.getLogger(Refusal.class);

    /** Classes of refusals, by what the one who asked can do. */
    public enum Kind {
        /** The key or an argument is not well formed. */
        BAD_REQUEST,
        /** There is no such dataset. */
        NO_SUCH_DATASET,
        /** The dataset has no active version here yet. */
        LOADING,
        /** The version may become readable: ask again. */
        TRY_AGAIN,
        /** The version cannot be read. */
        UNREADABLE,
        /** The key names rows, and one row is asked for, or the other way round. */
        WRONG_TYPE,
        /** The stored bytes are damaged, on this node. */
        CORRUPT,
        /** The node has failed. */
        FAILED
    }

    static Refusal of(NotServed reason) {
        return switch (reason.reason()) {
            case NO_SUCH_DATASET ->
                new Refusal(Kind.NO_SUCH_DATASET, reason.message(), "Correct the name, or build the dataset first.");
            case LOADING -> new Refusal(Kind.LOADING, reason.message(), "Ask again when a version is active.");
            case TRY_AGAIN -> new Refusal(Kind.TRY_AGAIN, reason.message(), "Ask again, or ask another node.");
            case UNREADABLE ->
                new Refusal(Kind.UNREADABLE, reason.message(), "Ask for a version that is open, or for none.");
        };
    }

    /** What a failure means for the one who asked; what it does not tell by itself is logged. */
    public static Refusal of(RuntimeException failure) {
        if (failure instanceof SlipwayException told) {
            return new Refusal(kind(told), String.valueOf(told.getMessage()), told.remedy());
        }
        LOG.error("look-up failed", failure);
        return new Refusal(
                Kind.FAILED,
                "internal error: " + failure.getClass().getSimpleName(),
                "Look into the log of the node, and ask again.");
    }

    /** A request that is not well formed. */
    public static Refusal badRequest(String message, String remedy) {
        return new Refusal(Kind.BAD_REQUEST, message, remedy);
    }

    private static Kind kind(SlipwayException told) {
        if (told instanceof UsageException) {
            return Kind.BAD_REQUEST;
        }
        if (told instanceof UnavailableException) {
            return Kind.TRY_AGAIN;
        }
        return told instanceof CorruptDataException ? Kind.CORRUPT : Kind.FAILED;
    }
}

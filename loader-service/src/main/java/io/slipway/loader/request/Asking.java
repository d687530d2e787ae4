package io.slipway.loader.request;

import io.slipway.catalog.entry.RequestId;
import io.slipway.schemas.failure.UsageException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for a change, and why.
 *
 * @param actor the person or program, as the log names it
 * @param requestId the idempotency key; a repeated request is answered, not executed
 */
public record Asking(String actor, RequestId requestId, String reason) {
    static final String KEY = "Idempotency-Key";
    static final String ACTOR = "Slipway-Actor";
    private static final String ANONYMOUS = "operator";
    private static final int LONGEST_ACTOR = 200;

    /**
     * Reads the headers of a request for a change. Without a key the loader draws one and answers with it.
     *
     * @throws UsageException if one of them does not fit
     */
    public static Asking of(@Nullable String key, @Nullable String actor, String reason, RandomGenerator random) {
        RequestId id = key == null ? RequestId.random(random) : Parts.parse(KEY, key, RequestId::new);
        return new Asking(actor == null ? ANONYMOUS : checked(actor), id, reason);
    }

    private static String checked(String actor) {
        if (actor.isBlank() || actor.length() > LONGEST_ACTOR || actor.chars().anyMatch(Character::isISOControl)) {
            throw new UsageException(
                    "Cannot take the header " + ACTOR + ": expected=1 to " + LONGEST_ACTOR
                            + " printable characters actual=" + actor.length() + " characters",
                    "Send the name of the person or program that asks, such as alice@laptop.");
        }
        return actor;
    }
}

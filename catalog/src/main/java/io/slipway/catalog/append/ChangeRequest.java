package io.slipway.catalog.append;

import io.slipway.catalog.entry.RequestId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for a change.
 *
 * @param actor the program and, if known, the person
 * @param requestId a repeated request with the same id is answered, not executed
 * @param reason in the person's words; null if nobody gave one
 */
public record ChangeRequest(
        String actor, RequestId requestId, @Nullable String reason) {
    public ChangeRequest {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(requestId, "requestId");
    }
}

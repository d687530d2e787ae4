package io.slipway.loader.request;

import jakarta.ws.rs.HeaderParam;
import org.jspecify.annotations.Nullable;

/** The headers that every request for a change may carry. */
public final class ChangeHeaders {
    @HeaderParam(Asking.KEY)
    private @Nullable String key;

    @HeaderParam(Asking.ACTOR)
    private @Nullable String actor;

    /** The idempotency key, if one was sent. */
    @Nullable
    public String key() {
        return key;
    }

    /** The name of who asks, if one was sent. */
    @Nullable
    public String actor() {
        return actor;
    }
}

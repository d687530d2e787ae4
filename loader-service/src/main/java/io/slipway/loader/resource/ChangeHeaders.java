package io.slipway.loader.resource;

import jakarta.ws.rs.HeaderParam;
import org.jspecify.annotations.Nullable;

/** The headers that every request for a change may carry. */
public final class ChangeHeaders {
    @HeaderParam(Asking.KEY)
    private @Nullable String key;

    @HeaderParam(Asking.ACTOR)
    private @Nullable String actor;

    @Nullable
    String key() {
        return key;
    }

    @Nullable
    String actor() {
        return actor;
    }
}

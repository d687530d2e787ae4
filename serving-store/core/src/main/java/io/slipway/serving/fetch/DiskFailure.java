package io.slipway.serving.fetch;

import io.slipway.schemas.failure.AccessException;
import java.io.IOException;

/** Translates what the disk says, once, at the border. */
final class DiskFailure {
    private DiskFailure() {}

    static AccessException of(String what, IOException cause) {
        return new AccessException(
                "Cannot " + what + ": " + cause.getMessage(), "Make room on the disk of the data directory", cause);
    }
}

package io.slipway.ops.cli.server;

import io.slipway.schemas.failure.UsageException;

/** Checks ports before anything is started. */
final class Ports {
    private Ports() {}

    /** The port, if it is one. */
    static int check(String option, int port) {
        if (port < 0 || port > 65_535) {
            throw new UsageException(
                    "Cannot use " + option + ": expected=0 to 65535 actual=" + port, "Choose another port.");
        }
        return port;
    }
}

package io.slipway.ops.cli.server;

import io.slipway.schemas.failure.UsageException;
import java.util.function.Supplier;

/** Says which option changes a port. */
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

    /** Starts a listener; if its port is taken, names the option. */
    static <T> T explain(String option, int port, Supplier<T> start) {
        try {
            return start.get();
        } catch (UsageException taken) {
            throw new UsageException(
                    String.valueOf(taken.getMessage()),
                    "Choose another port with " + option
                            + " (0: a free one) or another address, or end the process that has " + port + ".",
                    taken);
        }
    }
}

package io.slipway.catalog.node;

import io.slipway.schemas.failure.UsageException;

/**
 * What a node or a loader listens on.
 *
 * @param protocol the word for people: RESP, HTTP or REST
 * @param host address or name of the interface
 * @param port 0 for any that is free
 * @param portOption the option that changes the port
 */
public record ListenPlace(String protocol, String host, int port, String portOption) {
    private static final String TAKEN = "Address already in use";

    /** Checks the port's range. */
    public ListenPlace {
        if (port < 0 || port > 65_535) {
            throw new UsageException(
                    "Cannot listen for " + protocol + ": no such port, expected=0..65535 actual=" + port,
                    "Choose another port with " + portOption + ".");
        }
    }

    /** The failure of whoever could not listen here; the remedy names the option. */
    public UsageException refused(Throwable cause) {
        // Netty tells of the call and the number of the error as well.
        boolean taken = String.valueOf(cause.getMessage()).contains(TAKEN);
        return new UsageException(
                "Cannot listen on " + host + ":" + port + " for " + protocol + ": "
                        + (taken ? "address already in use" : cause.getMessage()),
                "Choose another port with " + portOption + " (0: a free one), or "
                        + (taken ? "end the process that has this one." : "an address of this machine."),
                cause);
    }
}

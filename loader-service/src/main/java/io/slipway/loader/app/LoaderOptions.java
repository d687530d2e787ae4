package io.slipway.loader.app;

import io.slipway.catalog.sweep.Outside;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a loader listens, and what it reaches.
 *
 * @param bind host name or address to listen on; other than loopback only with a token file
 * @param port TCP port, 0 for a free one
 * @param tokenFile a file with the token for changes and heartbeats, or null for none
 * @param outside what its sweeps remove besides objects
 */
public record LoaderOptions(String bind, int port, @Nullable Path tokenFile, LoaderTimes times, Outside outside) {
    public static final String DEFAULT_BIND = "127.0.0.1";
    public static final int DEFAULT_PORT = 8080;

    /**
     * Checks the port.
     *
     * @throws IllegalArgumentException if it is no TCP port
     */
    public LoaderOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("Cannot listen: expected=a port from 0 to 65535 actual=" + port);
        }
    }

    /** Listens on 127.0.0.1:8080 without a token. */
    public static LoaderOptions defaults() {
        return new LoaderOptions(DEFAULT_BIND, DEFAULT_PORT, null, LoaderTimes.DEFAULT, Outside.OUT_OF_REACH);
    }

    public LoaderOptions withBind(String other) {
        return new LoaderOptions(other, port, tokenFile, times, outside);
    }

    /** The same on another port; 0 for a free one. */
    public LoaderOptions withPort(int other) {
        return new LoaderOptions(bind, other, tokenFile, times, outside);
    }

    public LoaderOptions withTokenFile(Path other) {
        return new LoaderOptions(bind, port, other, times, outside);
    }

    public LoaderOptions withTimes(LoaderTimes other) {
        return new LoaderOptions(bind, port, tokenFile, other, outside);
    }

    public LoaderOptions withOutside(Outside other) {
        return new LoaderOptions(bind, port, tokenFile, times, other);
    }
}

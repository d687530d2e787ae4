package io.slipway.integration.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One connection through the proxy. Clients send a request after the answer to the one before, so each begins a read. */
final class Exchange implements AutoCloseable {
    private static final int CHUNK = 64 << 10;
    private static final String GO_ON_SENDING = "HTTP/1.1 100";

    private final HoldingProxy proxy;
    private final Socket client;
    private final Socket server;
    private volatile Optional<Hold> answerHold = Optional.empty();

    Exchange(HoldingProxy proxy, Socket client, Socket server) {
        this.proxy = proxy;
        this.client = client;
        this.server = server;
    }

    void passRequests() {
        pass(client, server, this::requestPasses);
    }

    private boolean requestPasses(String line) {
        Optional<Hold> hold = proxy.holdFor(line);
        if (hold.isPresent() && hold.get().isBehind()) {
            answerHold = hold;
            return true;
        }
        return hold.map(Hold::passes).orElse(true);
    }

    void passAnswers() {
        pass(server, client, this::answerPasses);
    }

    private boolean answerPasses(String line) {
        if (line.startsWith(GO_ON_SENDING)) {
            return true;
        }
        Optional<Hold> hold = answerHold;
        answerHold = Optional.empty();
        return hold.map(Hold::passes).orElse(true);
    }

    /** Decides by the first line of what was read whether it goes on. */
    private interface Gate {
        boolean passes(String line);
    }

    private void pass(Socket from, Socket to, Gate gate) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                if (!gate.passes(firstLine(chunk, length))) {
                    return;
                }
                to.getOutputStream().write(chunk, 0, length);
            }
        } catch (IOException closed) {
            // One side has gone: the other one learns it now.
        } finally {
            close();
            proxy.ended(this);
        }
    }

    private static String firstLine(byte[] chunk, int length) {
        int end = 0;
        while (end < length && chunk[end] != '\r') {
            end++;
        }
        return new String(chunk, 0, end, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try (client;
                server) {
            // Both, even if one of them cannot be closed well.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

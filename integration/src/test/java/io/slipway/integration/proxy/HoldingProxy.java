package io.slipway.integration.proxy;

import io.slipway.integration.proxy.Hold.Side;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** A proxy that holds requests at places which a test names, so that a process can be killed exactly there. Thread-safe. */
public final class HoldingProxy implements AutoCloseable {
    private static final int BACKLOG = 100;

    private final ServerSocket listener;
    private final Set<Exchange> exchanges = ConcurrentHashMap.newKeySet();
    private final List<Hold> holds = new CopyOnWriteArrayList<>();
    private volatile int target;
    private volatile boolean down;

    private HoldingProxy(ServerSocket listener, int target) {
        this.listener = listener;
        this.target = target;
    }

    /** Starts a proxy on a free port of the loopback interface, in front of another port there. */
    public static HoldingProxy before(int port) throws IOException {
        HoldingProxy proxy = new HoldingProxy(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), port);
        daemon(proxy::accept);
        return proxy;
    }

    /** Where clients find what is behind it. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** From now on another port is behind it. */
    public void leadTo(int port) {
        target = port;
    }

    /** Holds requests whose first line, such as {@code PUT /bucket/manifest.json HTTP/1.1}, contains a pattern. */
    public Hold holdRequest(String pattern) {
        return hold(pattern, Side.BEFORE);
    }

    /** Lets such requests pass, and holds their answers. */
    public Hold holdAnswer(String pattern) {
        return hold(pattern, Side.BEHIND);
    }

    private Hold hold(String pattern, Side side) {
        Hold hold = new Hold(Pattern.compile(pattern), side);
        holds.add(hold);
        return hold;
    }

    Optional<Hold> holdFor(String requestLine) {
        return holds.stream().filter(hold -> hold.isFor(requestLine)).findFirst();
    }

    /** From now on nobody is let through, as if the server were down. */
    public void goDown() {
        down = true;
        exchanges.forEach(Exchange::close);
    }

    /** Lets everybody through again. */
    public void comeBack() {
        down = false;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                connect(listener.accept());
            } catch (IOException closedOrReset) {
                // The loop looks whether it is the end; a client that hung up is none.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket server;
        try {
            server = new Socket(InetAddress.getLoopbackAddress(), target);
        } catch (IOException nobodyThere) {
            client.close();
            return;
        }
        Exchange exchange = new Exchange(this, client, server);
        exchanges.add(exchange);
        if (down) {
            exchange.close();
        }
        daemon(exchange::passRequests);
        daemon(exchange::passAnswers);
    }

    void ended(Exchange exchange) {
        exchanges.remove(exchange);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "holding-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        holds.forEach(Hold::lose);
        goDown();
    }
}

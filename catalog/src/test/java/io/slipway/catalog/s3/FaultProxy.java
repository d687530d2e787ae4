package io.slipway.catalog.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A TCP proxy that stands between a client and a real server and misbehaves on demand. What it does to
 * a connection is chosen when the connection is made.
 */
public final class FaultProxy implements AutoCloseable {

    /** What happens to a connection. */
    public sealed interface Fault {
        /** Everything passes. */
        record None() implements Fault {}

        /** The answer is cut by a reset after so many bytes. */
        record CutAnswerAfter(long bytes) implements Fault {}

        /** The request arrives, its answer never does: the connection is reset once the server answers. */
        record LoseAnswer() implements Fault {}

        /** Nothing arrives: the proxy answers by itself with this status. */
        record Answer(int status, String code) implements Fault {}

        /** The connection is accepted and closed at once. */
        record Refuse() implements Fault {}
    }

    private final ServerSocket listener;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger remaining = new AtomicInteger();
    private volatile Fault fault = new Fault.None();

    private FaultProxy(ServerSocket listener, int target) {
        this.listener = listener;
        this.target = target;
    }

    /** Starts a proxy on a free port of the loopback interface. */
    public static FaultProxy before(int port) throws IOException {
        FaultProxy proxy = new FaultProxy(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), port);
        daemon(proxy::accept);
        return proxy;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** The next {@code connections} connections get this fault; open ones are reset so that new ones are made. */
    public void inject(Fault next, int connections) {
        fault = next;
        remaining.set(connections);
        open.forEach(FaultProxy::reset);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                open.add(client);
                daemon(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        Fault mine = remaining.getAndUpdate(n -> Math.max(0, n - 1)) > 0 ? fault : new Fault.None();
        try (client) {
            if (mine instanceof Fault.Refuse) {
                reset(client);
            } else if (mine instanceof Fault.Answer answer) {
                answer(client, answer);
            } else {
                relay(client, mine);
            }
        } catch (IOException broken) {
            reset(client);
        } finally {
            open.remove(client);
        }
    }

    private void relay(Socket client, Fault mine) throws IOException {
        try (Socket server = new Socket()) {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
            open.add(server);
            daemon(() -> pump(client, server));
            long limit = mine instanceof Fault.CutAnswerAfter cut
                    ? cut.bytes()
                    : mine instanceof Fault.LoseAnswer ? 0 : Long.MAX_VALUE;
            copy(server.getInputStream(), client.getOutputStream(), limit);
            if (limit < Long.MAX_VALUE) {
                reset(client);
            }
            open.remove(server);
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            copy(from.getInputStream(), to.getOutputStream(), Long.MAX_VALUE);
            to.shutdownOutput();
        } catch (IOException broken) {
            reset(to);
        }
    }

    private static void copy(InputStream in, OutputStream out, long limit) throws IOException {
        byte[] buffer = new byte[16 << 10];
        long left = limit;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            int pass = (int) Math.min(n, left);
            out.write(buffer, 0, pass);
            out.flush();
            left -= pass;
            if (left == 0) {
                return;
            }
        }
    }

    private static void answer(Socket client, Fault.Answer answer) throws IOException {
        readHead(client.getInputStream());
        String body = "<Error><Code>" + answer.code() + "</Code><Message>injected</Message></Error>";
        String text =
                "HTTP/1.1 " + answer.status() + " Injected\r\nContent-Type: application/xml\r\nConnection: close\r\n"
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body;
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
        client.shutdownOutput();
        while (client.getInputStream().read() >= 0) {}
    }

    /** Reads up to the empty line that ends the head of a request. */
    private static void readHead(InputStream in) throws IOException {
        int lastFour = 0;
        for (int b = in.read(); b >= 0; b = in.read()) {
            lastFour = (lastFour << 8) | b;
            if (lastFour == 0x0d0a0d0a) {
                return;
            }
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException alreadyGone) {
            assert socket.isClosed();
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "fault-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        open.forEach(FaultProxy::reset);
    }
}

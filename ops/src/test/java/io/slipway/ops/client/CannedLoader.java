package io.slipway.ops.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP server that gives every request the same answer, or hangs up, and writes down what it was asked. */
public final class CannedLoader implements AutoCloseable {
    private final ServerSocket listener;
    private final Thread thread;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String answer = "{}";

    private CannedLoader(ServerSocket listener) {
        this.listener = listener;
        this.thread = new Thread(this::serve, "canned-loader");
        this.thread.setDaemon(true);
    }

    public static CannedLoader start() throws IOException {
        CannedLoader loader = new CannedLoader(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        loader.thread.start();
        return loader;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** Status 0 hangs up instead of answering. */
    public void answer(int newStatus, String newAnswer) {
        status = newStatus;
        answer = newAnswer;
    }

    /** Request lines with idempotency key and authorization. */
    List<String> asked() {
        return asked;
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket client = listener.accept()) {
                serve(client);
            } catch (SocketException closed) {
                return;
            } catch (IOException broken) {
                asked.add("broken: " + broken);
            }
        }
    }

    private void serve(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
        String request = in.readLine();
        TreeMap<String, String> headers = new TreeMap<>();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            String[] header = line.split(": ", 2);
            headers.put(header[0].toLowerCase(Locale.ROOT), header[1]);
        }
        in.skip(Long.parseLong(headers.getOrDefault("content-length", "0")));
        asked.add(request.replace(" HTTP/1.1", "") + " [" + headers.getOrDefault("idempotency-key", "") + "] ["
                + headers.getOrDefault("authorization", "") + "]");
        if (status > 0) {
            byte[] body = answer.getBytes(UTF_8);
            String type = answer.startsWith("<") ? "text/html" : "application/json";
            String head = "HTTP/1.1 " + status + " x\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length
                    + "\r\nConnection: close\r\n\r\n";
            client.getOutputStream().write(head.getBytes(UTF_8));
            client.getOutputStream().write(body);
        }
    }

    /** Returns when nothing listens any more: a connection that comes later is refused. */
    @Override
    public void close() throws IOException {
        listener.close();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

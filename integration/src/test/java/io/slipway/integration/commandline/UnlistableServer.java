package io.slipway.integration.commandline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Answers as S3 does to credentials without {@code s3:ListBucket}: objects that are there can be read, everything else is
 * 403, a key that is merely missing too. Buckets are folders below a folder.
 */
final class UnlistableServer implements AutoCloseable {
    private static final String DENIED = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>AccessDenied</Code>"
            + "<Message>Access Denied</Message></Error>";

    private final ServerSocket listener;
    private final Path buckets;
    private final Thread thread;

    private UnlistableServer(ServerSocket listener, Path buckets) {
        this.listener = listener;
        this.buckets = buckets;
        this.thread = new Thread(this::serve, "unlistable-server");
        this.thread.setDaemon(true);
    }

    static UnlistableServer over(Path buckets) throws IOException {
        UnlistableServer server =
                new UnlistableServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), buckets);
        server.thread.start();
        return server;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket client = listener.accept()) {
                answer(client);
            } catch (SocketException closedOrReset) {
                // The loop looks whether it is the end; a client that hung up is none.
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    private void answer(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
        String request = in.readLine();
        String line = request;
        while (line != null && !line.isEmpty()) {
            line = in.readLine();
        }
        if (request != null) {
            String[] words = request.split(" ", -1);
            Path object = buckets.resolve(URI.create(words[1]).getPath().substring(1));
            boolean isThere = !words[1].contains("?list") && Files.isRegularFile(object);
            byte[] body = isThere ? Files.readAllBytes(object) : DENIED.getBytes(UTF_8);
            send(client.getOutputStream(), isThere ? "200 OK" : "403 Forbidden", body, words[0].equals("HEAD"));
        }
    }

    private static void send(OutputStream out, String status, byte[] body, boolean headOnly) throws IOException {
        String head = "HTTP/1.1 " + status + "\r\nContent-Length: " + body.length
                + "\r\nLast-Modified: Thu, 01 Jan 2026 00:00:00 GMT\r\nETag: \"e\"\r\nConnection: close\r\n\r\n";
        out.write(head.getBytes(ISO_8859_1));
        out.write(headOnly ? new byte[0] : body);
        out.flush();
    }

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

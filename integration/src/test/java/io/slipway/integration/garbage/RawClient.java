package io.slipway.integration.garbage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/** A client that sends whatever it likes, and reads when it likes. */
final class RawClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int SMALL_BUFFER = 16 << 10;

    private final Socket socket;

    RawClient(int port) throws IOException {
        socket = new Socket();
        socket.setReceiveBufferSize(SMALL_BUFFER);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** A client that has sent something and is silent since. */
    static RawClient silentAfter(int port, String beginning) throws IOException {
        RawClient client = new RawClient(port);
        client.send(beginning);
        return client;
    }

    /** A client that sends without end in sight and never reads; it sends as much as the server takes. */
    static RawClient deaf(int port, String requests) throws IOException {
        RawClient client = new RawClient(port);
        Thread sender = new Thread(() -> client.send(requests), "deaf-client");
        sender.setDaemon(true);
        sender.start();
        return client;
    }

    /** Sends; says whether the server took it, or has had enough and closed the connection. */
    boolean send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return true;
        } catch (IOException closedByTheServer) {
            return false;
        }
    }

    boolean send(String text) {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** What a client sends first that expects TLS. */
    static byte[] tlsHello() throws GeneralSecurityException, IOException {
        SSLEngine engine = SSLContext.getDefault().createSSLEngine();
        engine.setUseClientMode(true);
        ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), hello);
        return Arrays.copyOf(hello.array(), hello.position());
    }

    /** Sends nothing more, and reads until the server closes the connection. */
    String endAndRead() {
        try {
            socket.shutdownOutput();
        } catch (IOException closedByTheServer) {
            // What it said before that is still to be read.
            return readToTheEnd();
        }
        return readToTheEnd();
    }

    /** Reads exactly so many bytes. */
    String read(int length) throws IOException {
        byte[] bytes = socket.getInputStream().readNBytes(length);
        if (bytes.length < length) {
            throw new AssertionError("The connection ended after " + bytes.length + " bytes of " + length);
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Reads until the server closes the connection. */
    String readToTheEnd() {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] part = new byte[SMALL_BUFFER];
        try {
            for (int read = read(part); read >= 0; read = read(part)) {
                answer.write(part, 0, read);
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("The connection is still open, after " + answer, e);
        } catch (IOException reset) {
            // What came before the reset is what the client was told.
            return answer.toString(StandardCharsets.ISO_8859_1);
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }

    private int read(byte[] part) throws IOException {
        return socket.getInputStream().read(part);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

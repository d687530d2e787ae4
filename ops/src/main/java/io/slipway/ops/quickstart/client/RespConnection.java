package io.slipway.ops.quickstart.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.slipway.schemas.failure.UnavailableException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a node, speaking RESP 2 as any Redis client does: a command is sent, its answer awaited.
 *
 * <p>Answers are {@link String}, {@link Long}, {@link List}, {@link RespError} or null. Not thread-safe.
 */
public final class RespConnection implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    private RespConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** Connects to a node on this machine. */
    public static RespConnection open(int port) {
        try {
            Socket socket = new Socket();
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
            return new RespConnection(socket);
        } catch (IOException away) {
            throw unavailable("connect to port " + port, away);
        }
    }

    /** Sends a command and waits for its answer. */
    public @Nullable Object command(String... words) {
        try {
            socket.getOutputStream().write(encoded(words));
            return answer();
        } catch (IOException broken) {
            throw unavailable("ask " + String.join(" ", words), broken);
        }
    }

    private static byte[] encoded(String... words) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(("*" + words.length + "\r\n").getBytes(UTF_8));
        for (String word : words) {
            byte[] text = word.getBytes(UTF_8);
            bytes.write(("$" + text.length + "\r\n").getBytes(UTF_8));
            bytes.write(text);
            bytes.write("\r\n".getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private @Nullable Object answer() throws IOException {
        String line = line();
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+' -> rest;
            case '-' -> new RespError(rest);
            case ':' -> Long.valueOf(rest);
            case '$' -> bulk(Integer.parseInt(rest));
            case '*' -> array(Integer.parseInt(rest));
            default -> throw new IOException("not RESP: " + line);
        };
    }

    private @Nullable String bulk(int length) throws IOException {
        if (length < 0) {
            return null;
        }
        byte[] bytes = in.readNBytes(length + 2);
        if (bytes.length < length + 2) {
            throw new EOFException();
        }
        return new String(bytes, 0, length, UTF_8);
    }

    private @Nullable List<@Nullable Object> array(int length) throws IOException {
        if (length < 0) {
            return null;
        }
        List<@Nullable Object> answers = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            answers.add(answer());
        }
        return answers;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\r'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            line.write(next);
        }
        if (in.read() != '\n' || line.size() == 0) {
            throw new IOException("not RESP: a line without its end");
        }
        return line.toString(UTF_8);
    }

    private static UnavailableException unavailable(String what, IOException cause) {
        return new UnavailableException(
                "Cannot " + what + ": " + cause, "Look at the node's log, and try again.", cause);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException broken) {
            throw unavailable("close the connection", broken);
        }
    }
}

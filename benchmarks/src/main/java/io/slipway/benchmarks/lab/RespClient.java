package io.slipway.benchmarks.lab;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A connection that sends commands and reads simple answers; pipelines when answers are read later. */
public final class RespClient implements Closeable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    /** The server answered with an error. */
    public static final class ErrorAnswer extends IOException {
        private static final long serialVersionUID = 1L;

        ErrorAnswer(String line) {
            super(line);
        }
    }

    private RespClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        this.out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
        socket.setTcpNoDelay(true);
    }

    /** Connects, waiting up to a minute for a server that is still starting. */
    public static RespClient await(int port) throws IOException {
        for (int tries = 0; ; tries++) {
            try {
                return new RespClient(new Socket(InetAddress.getLoopbackAddress(), port));
            } catch (ConnectException notYet) {
                if (tries == 1200) {
                    throw notYet;
                }
                LockSupport.parkNanos(50_000_000);
            }
        }
    }

    public void send(byte[]... arguments) throws IOException {
        out.write(("*" + arguments.length + "\r\n").getBytes(StandardCharsets.US_ASCII));
        for (byte[] argument : arguments) {
            out.write(("$" + argument.length + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(argument);
            out.write('\r');
            out.write('\n');
        }
    }

    public void flush() throws IOException {
        out.flush();
    }

    /** The next answer: a bulk or simple string, null for nil. */
    public byte @Nullable [] answer() throws IOException {
        String line = line();
        char kind = line.charAt(0);
        if (kind == '$') {
            int length = Integer.parseInt(line.substring(1));
            if (length < 0) {
                return null;
            }
            byte[] bytes = in.readNBytes(length);
            line();
            return bytes;
        }
        if (kind == '-') {
            throw new ErrorAnswer(line);
        }
        return kind == '_' ? null : line.substring(1).getBytes(StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }

    /** Sends one command and reads its answer. */
    public byte @Nullable [] call(String... arguments) throws IOException {
        byte[][] bytes = new byte[arguments.length][];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = arguments[i].getBytes(StandardCharsets.UTF_8);
        }
        send(bytes);
        flush();
        return answer();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

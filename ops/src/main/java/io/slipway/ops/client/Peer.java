package io.slipway.ops.client;

import io.slipway.schemas.failure.UnavailableException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;

/** A server that is asked over HTTP, whatever it answers. Thread-safe. */
final class Peer {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final String what;
    private final URI base;
    private final Duration answer;
    private final HttpClient http;

    /**
     * A server.
     *
     * @param what what it is to be, for messages: {@code loader}
     * @param answer how long it may take for an answer
     */
    Peer(String what, URI base, Duration answer) {
        this.what = what;
        this.base = base;
        this.answer = answer;
        this.http = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    URI base() {
        return base;
    }

    /** A request for a path with its query, beginning with a slash. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(answer).header("Accept", "application/json");
    }

    /**
     * Sends a request.
     *
     * @throws IOException if no whole answer came; {@link ConnectException} if nobody can have got the request
     * @throws UnavailableException if this thread was interrupted
     */
    HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(
                    "Cannot ask the " + what + " at " + base + ": interrupted", "Try again.", interrupted);
        }
    }

    /** Whether somebody takes a request there who answers with JSON, well or not, or does not answer in time. */
    boolean isThere(String path) {
        try {
            HttpResponse<byte[]> answered =
                    send(request(path).timeout(CONNECT).GET().build());
            return answered.headers().firstValue("Content-Type").orElse("").contains("json");
        } catch (ConnectException | HttpConnectTimeoutException nobody) {
            return false;
        } catch (IOException unanswered) {
            return true;
        }
    }

    /** What is said when no answer came. */
    UnavailableException unreachable(IOException cause, String remedy) {
        return new UnavailableException("Cannot reach a " + what + " at " + base + ": " + words(cause), remedy, cause);
    }

    // The exceptions of the JDK's client have no messages of their own.
    private static String words(IOException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "there is no such host";
            }
        }
        return thrown instanceof ConnectException ? "connection refused" : thrown.toString();
    }
}

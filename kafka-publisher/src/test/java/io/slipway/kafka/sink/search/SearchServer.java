package io.slipway.kafka.sink.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A server of the REST interface of search servers, in memory, which fails as a test tells it to. Thread-safe. */
public final class SearchServer implements AutoCloseable {
    static {
        // Head and body of an answer are two packets: the second one would wait 40 ms for the client to acknowledge.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SearchIndexes indexes = new SearchIndexes();
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger deaths = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicReference<@Nullable String> demanded = new AtomicReference<>();
    private volatile boolean pages;

    private SearchServer(HttpServer http) {
        this.http = http;
    }

    /** Starts one on a free port. */
    public static SearchServer start() {
        try {
            InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            SearchServer server = new SearchServer(HttpServer.create(any, 0));
            server.http.setExecutor(server.threads);
            server.http.createContext("/", server::answer);
            server.http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it answers. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** From now on everybody must show this header. */
    public void demand(String authorization) {
        demanded.set(authorization);
    }

    /** Answers so many bulk requests with 429. */
    public void refuseRequests(int count) {
        refusals.set(count);
    }

    /** Refuses so many documents of requests to come, every other one, with 429. */
    public void refuseDocuments(int count) {
        indexes.refuse(count);
    }

    /** Refuses the document of an id for good. */
    public void refuseForGood(String id) {
        indexes.refuseForGood(id);
    }

    /** Takes all documents from now on. */
    public void refuseNothing() {
        indexes.refuseNothing();
    }

    /** Does the n-th bulk request from now on and breaks the connection instead of answering. */
    public void dieInRequest(int number) {
        deaths.set(number);
    }

    /** Answers like some other program from now on. */
    public void answerPages() {
        pages = true;
    }

    /** How many bulk requests came. */
    public int writes() {
        return writes.get();
    }

    /** The documents of an index by their ids. */
    public SortedMap<String, JsonNode> documents(String index) {
        return indexes.documents(index);
    }

    /** The names of all indexes. */
    public SortedSet<String> names() {
        return indexes.names();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath().substring(1);
        boolean bulk = path.endsWith("/_bulk");
        if (!isWelcome(exchange)) {
            send(exchange, 401, "{\"error\":{\"type\":\"security_exception\",\"reason\":\"who are you\"}}");
        } else if (pages) {
            send(exchange, 200, "<html>");
        } else if (bulk && refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            send(exchange, 429, "{\"error\":{\"type\":\"rejected_execution_exception\",\"reason\":\"no room\"}}");
        } else {
            Reply reply = reply(exchange, path, body);
            if (bulk) {
                writes.incrementAndGet();
            }
            if (bulk && deaths.getAndUpdate(left -> Math.max(0, left - 1)) == 1) {
                exchange.close();
            } else {
                send(exchange, reply.status(), reply.body().toString());
            }
        }
    }

    private boolean isWelcome(HttpExchange exchange) {
        String wanted = demanded.get();
        return wanted == null || wanted.equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private Reply reply(HttpExchange exchange, String path, byte[] body) {
        boolean requireAlias =
                String.valueOf(exchange.getRequestURI().getQuery()).contains("require_alias=true");
        try {
            return indexes.answer(exchange.getRequestMethod(), path, new String(body, UTF_8), requireAlias);
        } catch (Refused refused) {
            return refused.reply();
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    /** An answer. */
    record Reply(int status, ObjectNode body) {}

    /** A request that is not done. */
    @SuppressWarnings("serial")
    static final class Refused extends RuntimeException {
        private final transient Reply reply;

        Refused(int status, String type, String reason) {
            super(reason);
            ObjectNode body = SearchContract.json("{}");
            body.putObject("error").put("type", type).put("reason", reason);
            this.reply = new Reply(status, body.put("status", status));
        }

        Reply reply() {
            return reply;
        }
    }
}

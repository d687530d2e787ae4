package io.slipway.serving.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.slipway.catalog.node.Heartbeat;
import io.slipway.catalog.node.HeartbeatAnswer;
import io.slipway.catalog.node.HeartbeatJson;
import io.slipway.catalog.node.NodeAddress;
import io.slipway.catalog.node.NodeId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HeartbeatsTest {
    private static final long PATIENCE_SECONDS = 20;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<Long> heads = new LinkedBlockingQueue<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong applied = new AtomicLong(7);

    @Test
    void tellsALoaderHowTheNodeIsAndHearsTheHead() throws Exception {
        HttpServer loader = loader(42);
        URI uri = URI.create("http://127.0.0.1:" + loader.getAddress().getPort());
        Heartbeats heartbeats = Heartbeats.start(List.of(uri), "secret", this::heartbeat, heads::add);
        try {
            assertThat(heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .isEqualTo("/v1/nodes/n1/heartbeat Bearer secret boot 7");
            assertThat(heads.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(42);
        } finally {
            heartbeats.close();
            loader.stop(0);
        }
    }

    @Test
    void asksALoaderAgainThatWasDown() {
        LoaderLine line = line(CompletableFuture.failedFuture(new IOException("connection refused")), 3);
        tick(line, 4 + 8 + 16 + 4);
        assertThat(asked).hasValueGreaterThan(3);
        assertThat(heads).contains(9L);
    }

    @Test
    void asksALoaderThatIsDownLessAndLessOften() {
        LoaderLine line = line(CompletableFuture.failedFuture(new IOException("connection refused")), 1_000);
        tick(line, 1_000);
        assertThat(asked.get()).isBetween(20, 40);
    }

    @Test
    void speaksUpWhileTheLoaderHoldsTheAnswerBack() {
        LoaderLine line = line(new CompletableFuture<>(), 1_000);
        tick(line, 2);
        assertThat(asked).hasValue(1);
        applied.set(8);
        tick(line, 1);
        assertThat(asked).hasValue(2);
        applied.set(9);
        tick(line, 1);
        assertThat(asked).as("no more than two are awaited").hasValue(2);
    }

    private LoaderLine line(CompletableFuture<HeartbeatAnswer> answer, int times) {
        return new LoaderLine(
                "here",
                any -> asked.getAndIncrement() < times
                        ? answer
                        : CompletableFuture.completedFuture(new HeartbeatAnswer(9, List.of())),
                this::heartbeat,
                heads::add);
    }

    private static void tick(LoaderLine line, int times) {
        for (int i = 0; i < times; i++) {
            line.tick(Runnable::run);
        }
    }

    private Heartbeat heartbeat() {
        NodeAddress address = new NodeAddress("127.0.0.1:6380", "127.0.0.1:8090");
        return new Heartbeat(new NodeId("n1"), "boot", address, applied.get(), List.of());
    }

    private HttpServer loader(long head) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            Heartbeat heartbeat =
                    HeartbeatJson.readHeartbeat(exchange.getRequestBody().readAllBytes());
            heard.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " " + heartbeat.bootId() + " "
                    + heartbeat.appliedSequence());
            byte[] answer = HeartbeatJson.write(new HeartbeatAnswer(head, List.of()));
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }
}

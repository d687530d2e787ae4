package io.slipway.serving.node;

import static io.slipway.serving.fixture.TestVersion.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import io.slipway.catalog.node.NodeId;
import io.slipway.schemas.failure.UsageException;
import io.slipway.serving.fixture.TestData;
import io.slipway.serving.fixture.TestNodeStore;
import io.slipway.serving.fixture.TestStore;
import io.slipway.serving.fixture.TestVersion;
import io.slipway.serving.node.NodeOptions.Listen;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodeServerTest {
    private static final NodeOptions ANYWHERE =
            NodeOptions.local(new NodeId("n1")).withListen(new Listen("127.0.0.1", 0, 0));

    private final TestStore data = TestData.store();
    private final TestNodeStore store = new TestNodeStore(data);
    private final NodeServer server = NodeServer.start(ANYWHERE, store, new NodeEvents());
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void answersRespAndHttp() throws Exception {
        try (RespSocket client = new RespSocket(server.respPort())) {
            client.write("GET airports:{ATL}\r\n");
            assertThat(client.bulk()).isEqualTo("{\"code\":\"ATL\",\"name\":\"Atlanta v2\",\"runways\":5}");
        }
        HttpResponse<String> answer = get("/v1/datasets/airports/records?key=ATL");
        assertThat(answer.body()).isEqualTo("{\"code\":\"ATL\",\"name\":\"Atlanta v2\",\"runways\":5}");
        assertThat(answer.headers().firstValue("Slipway-Version")).contains("2");
    }

    @Test
    void listensOnTheLoopbackInterfaceOnly() {
        assertThat(NodeOptions.local(new NodeId("n1")).listen()).isEqualTo(new Listen("127.0.0.1", 6380, 8090));
    }

    @Test
    void saysWhichOptionChangesAPortThatIsTaken() {
        NodeOptions same = ANYWHERE.withListen(new Listen("127.0.0.1", server.respPort(), 0));
        assertThatThrownBy(() -> NodeServer.start(same, store, new NodeEvents()))
                .isInstanceOfSatisfying(
                        UsageException.class, e -> assertThat(e.remedy()).contains("--resp-port"))
                .hasMessageContaining(
                        "Cannot listen on 127.0.0.1:" + server.respPort() + " for RESP: address already in use");
        NodeOptions other = ANYWHERE.withListen(new Listen("127.0.0.1", 0, server.httpPort()));
        assertThatThrownBy(() -> NodeServer.start(other, store, new NodeEvents()))
                .isInstanceOfSatisfying(
                        UsageException.class, e -> assertThat(e.remedy()).contains("--http-port"));
    }

    @Test
    void refusesAnEnormousLengthAtOnce() throws Exception {
        try (RespSocket client = new RespSocket(server.respPort())) {
            client.write("PING\r\n*2\r\n$3\r\nGET\r\n$1073741824\r\n");
            assertThat(client.line()).isEqualTo("+PONG");
            assertThat(client.line()).isEqualTo("-ERR Protocol error: invalid bulk length");
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @Test
    void letsAClientReadTheReasonEvenIfItGoesOnSending() throws Exception {
        try (RespSocket client = new RespSocket(server.respPort())) {
            client.write("*1\r\n$1073741824\r\n" + "x".repeat(1 << 20));
            assertThat(client.line()).isEqualTo("-ERR Protocol error: invalid bulk length");
        }
    }

    @Test
    void keepsLittleForAClientThatDoesNotRead() throws Exception {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(row("k", "v".repeat(100_000)));
        data.activate(TestVersion.of("large", 1, TestData.BLOBS, rows));
        try (RespSocket client = new RespSocket(server.respPort())) {
            for (int i = 0; i < 10_000; i++) {
                client.write("GET large:{k}\r\n");
            }
            try (RespSocket other = new RespSocket(server.respPort())) {
                other.write("PING\r\n");
                assertThat(other.line()).isEqualTo("+PONG");
            }
            long direct = ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT)
                    .metric()
                    .usedDirectMemory();
            assertThat(direct).isLessThan(64 << 20);
            for (int i = 0; i < 10_000; i++) {
                assertThat(client.bulk()).hasSize(100_000);
            }
        }
    }

    @Test
    void refusesWhatIsTooLongByItsPlace() throws Exception {
        assertThat(get("/v1/datasets/airports/records?key=" + "a".repeat(1 << 20))
                        .statusCode())
                .isEqualTo(414);
        HttpRequest.Builder headers = request("/health");
        for (int i = 0; i < 40; i++) {
            headers.header("X-" + i, "a".repeat(1_000));
        }
        assertThat(http.send(headers.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(431);
        HttpRequest.Builder body = request("/v1/datasets/airports/records:batchGet");
        HttpResponse<String> tooLarge = http.send(
                body.POST(BodyPublishers.ofString("a".repeat(9 << 20))).build(), BodyHandlers.ofString());
        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(tooLarge.body()).contains("urn:slipway:problem:too-large");
    }

    @Test
    void refusesALineThatIsNoHttp() throws Exception {
        try (RespSocket client = new RespSocket(server.httpPort())) {
            client.write("NONSENSE\r\n\r\n");
            assertThat(client.line()).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void answersPipelinedHttpRequestsInOrder() throws Exception {
        try (RespSocket client = new RespSocket(server.httpPort())) {
            StringBuilder requests = new StringBuilder();
            for (int i = 0; i < 50; i++) {
                requests.append("GET /v1/datasets/airports/records?key=ATL&version=")
                        .append(1 + i % 2)
                        .append(" HTTP/1.1\r\nHost: x\r\n\r\n");
            }
            client.write(requests.toString());
            for (int i = 0; i < 50; i++) {
                assertThat(client.line()).isEqualTo("HTTP/1.1 200 OK");
                assertThat(headers(client)).contains("Slipway-Version: " + (1 + i % 2));
                assertThat(client.chars(46)).contains("Atlanta v" + (1 + i % 2));
            }
        }
    }

    @Test
    void tellsHowItIs() throws Exception {
        get("/v1/datasets/airports/records?key=ATL");
        get("/v1/datasets/airports/records?key=none");
        assertThat(get("/health").body()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(get("/v1/status").body())
                .contains("\"nodeId\":\"n1\"", "\"sequence\":4", "\"activeVersion\":2", "\"openVersions\":[1,2]")
                .doesNotContain("staleSince");
        String metrics = get("/metrics").body();
        assertThat(metrics)
                .contains("slipway_active_version{dataset=\"airports\"} 2.0")
                .contains("slipway_sequence_applied 4.0")
                .contains("slipway_stale_since_seconds 0.0")
                .contains("slipway_lookups_total{dataset=\"airports\",result=\"hit\"} 1.0")
                .contains("slipway_lookups_total{dataset=\"airports\",result=\"miss\"} 1.0")
                .contains("slipway_lookup_seconds_count{command=\"http_get\",dataset=\"airports\"} 2")
                .contains("slipway_fetch_bytes_total 3000.0")
                .contains("slipway_block_cache_misses_total 5.0")
                .contains("slipway_scrub_bytes_total 4000.0")
                .containsPattern("slipway_version_age_seconds\\{dataset=\"airports\"} 1\\.\\d+E9");
        store.fallBehind();
        assertThat(get("/v1/status").body()).contains("\"staleSince\":\"1970-01-01T00:16:40Z\"");
        assertThat(get("/metrics").body()).contains("slipway_stale_since_seconds 1000.0");
        try (RespSocket client = new RespSocket(server.respPort())) {
            client.write("INFO\r\n");
            assertThat(client.bulk())
                    .contains("redis_version:7.2.0\r\n", "loading:0\r\n", "sequence:4\r\n")
                    .contains("stale_since:1970-01-01T00:16:40Z\r\n", "keyspace_hits:1\r\n", "db0:keys=10,");
        }
    }

    @Test
    void endsItsThreadsAndConnections() throws Exception {
        NodeServer other = NodeServer.start(ANYWHERE, store, new NodeEvents());
        try (RespSocket client = new RespSocket(other.respPort())) {
            client.write("PING\r\n");
            assertThat(client.line()).isEqualTo("+PONG");
            other.close();
            assertThat(client.isAtEnd()).isTrue();
            int port = other.respPort();
            assertThatThrownBy(() -> new RespSocket(port)).isInstanceOf(IOException.class);
        }
    }

    private static List<String> headers(RespSocket client) throws IOException {
        List<String> headers = new ArrayList<>();
        for (String line = client.line(); !line.isEmpty(); line = client.line()) {
            headers.add(line);
        }
        return headers;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.httpPort() + path));
    }
}

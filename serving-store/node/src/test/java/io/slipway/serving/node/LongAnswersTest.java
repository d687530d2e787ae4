package io.slipway.serving.node;

import static io.slipway.serving.fixture.TestVersion.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.node.NodeId;
import io.slipway.serving.fixture.TestData;
import io.slipway.serving.fixture.TestNodeStore;
import io.slipway.serving.fixture.TestStore;
import io.slipway.serving.fixture.TestVersion;
import io.slipway.serving.node.NodeOptions.Listen;
import io.slipway.serving.resp.loop.EventLoops;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever asks for a row while its loop makes a long answer for somebody else is answered before that is done. */
class LongAnswersTest {
    private static final int ROWS = 40_000;

    private final TestVersion departures = days();
    private final TestVersion blobs = TestData.blobs(1);
    private final NodeServer server = NodeServer.start(
            NodeOptions.local(new NodeId("n1")).withListen(new Listen("127.0.0.1", 0, 0)),
            new TestNodeStore(new TestStore().activate(departures).activate(blobs)),
            new NodeEvents());
    private final List<RespSocket> others = new ArrayList<>();
    private final AtomicLong walkedAtTheLastLookUp = new AtomicLong();

    /** Connections one after the other, so that each loop has one; they ask as soon as the walk has begun. */
    @BeforeEach
    void connect() throws IOException {
        for (int i = 0; i < EventLoops.usualCount(); i++) {
            RespSocket other = new RespSocket(server.respPort());
            other.write("PING\r\n");
            assertThat(other.line()).isEqualTo("+PONG");
            others.add(other);
        }
        departures.reader().beforeReading(() -> {
            departures.reader().beforeReading(() -> {});
            others.forEach(LongAnswersTest::ask);
        });
        blobs.reader()
                .beforeReading(() -> walkedAtTheLastLookUp.accumulateAndGet(
                        departures.reader().walked(), Math::max));
    }

    private static void ask(RespSocket other) {
        try {
            other.write("GET blobs:{a}\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void close() throws IOException {
        for (RespSocket other : others) {
            other.close();
        }
        server.close();
    }

    @Test
    void aPageOfTenThousandRecordsLetsOthersIn() throws Exception {
        URI uri = URI.create(
                "http://127.0.0.1:" + server.httpPort() + "/v1/datasets/departures/records?partition=ATL&limit=10000");

        HttpResponse<String> page =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());

        assertThat(page.body()).contains("\"day\":9999,").doesNotContain("\"day\":10000,");
        assertOthersWereAnsweredBefore(10_000);
    }

    @Test
    void countingTheRowsOfAPartitionLetsOthersIn() throws Exception {
        try (RespSocket client = new RespSocket(server.respPort())) {
            client.write("ZCARD departures:{ATL}\r\n");

            assertThat(client.line()).isEqualTo(":" + ROWS);
        }
        assertOthersWereAnsweredBefore(ROWS);
    }

    private void assertOthersWereAnsweredBefore(int rows) throws IOException {
        for (RespSocket other : others) {
            assertThat(other.bulk()).isEqualTo("one\r\ntwo");
        }
        assertThat(walkedAtTheLastLookUp.get()).isLessThan(rows);
    }

    private static TestVersion days() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        IntStream.range(0, ROWS).forEach(day -> rows.add(row("ATL", day, "LAX", 1.0)));
        return TestVersion.of("departures", 1, TestData.DEPARTURES, rows);
    }
}

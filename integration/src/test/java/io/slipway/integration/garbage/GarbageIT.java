package io.slipway.integration.garbage;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.store.LocalObjectStore;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.integration.fixture.RunningSlipway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What bad clients do, and that nobody else notices. */
class GarbageIT {
    private static final long SEED = 2026;
    private static final int ROUNDS = Boolean.getBoolean("slipway.full") ? 1_000 : 60;
    private static final int SILENT = 100;
    private static final int PIPELINED = 10_000;
    private static final int LATE = 500;
    private static final int ROWS = 5;
    private static final String TEXT = "x".repeat(100_000);
    private static final List<String> BEGINNINGS = List.of(
            "",
            "*1\r\n",
            "*3\r\n$3\r\nGET\r\n$",
            "*-1\r\n*2\r\n",
            "$5\r\n",
            "GET ",
            "GET / HTTP/1.1\r\n",
            "POST /v1/datasets/large/records:batchGet HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003");

    @TempDir
    private static Path folder;

    private static ObjectStore store;
    private static RunningSlipway slipway;
    private Bystander bystander;

    @BeforeAll
    static void start() throws IOException {
        store = new LocalObjectStore(folder.resolve("root"));
        slipway = RunningSlipway.found(store, folder);
        Files.writeString(folder.resolve("rows.csv"), "id\n0\n1\n2\n3\n4\n");
        slipway.push("""
                dataset: large
                inputs: { rows: "rows.csv" }
                derive: "SELECT id::VARCHAR AS id, repeat('x', 100000) AS text FROM rows"
                key: { partition: [id] }
                """);
    }

    @AfterAll
    static void stop() {
        slipway.close();
        store.close();
    }

    @BeforeEach
    void standBy() {
        bystander = new Bystander(slipway);
    }

    @AfterEach
    void nobodyElseNoticed() throws InterruptedException {
        bystander.awaitAnswers(3);
        bystander.leave();
        assertThat(bystander.complaints()).isEmpty();
    }

    @Test
    void randomBytesCostTheirSenderTheConnection() throws IOException {
        RandomGenerator random = new SplittableRandom(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            for (int port : ports()) {
                try (RawClient client = new RawClient(port)) {
                    client.send(BEGINNINGS.get(random.nextInt(BEGINNINGS.size())));
                    client.send(bytes(random));
                    client.endAndRead();
                }
            }
        }
    }

    @Test
    void halfARequestAndThenSilenceHoldsUpNobody() throws IOException {
        List<RawClient> silent = new ArrayList<>();
        for (int i = 0; i < SILENT; i++) {
            silent.add(RawClient.silentAfter(slipway.respPort(), "*2\r\n$3\r\nGET\r\n$8\r\nlarge:"));
            silent.add(RawClient.silentAfter(slipway.httpPort(), "GET /v1/datasets/lar"));
            silent.add(RawClient.silentAfter(slipway.loaderPort(), "GET /v1/datasets HT"));
        }
        bystander.awaitAnswers(20);
        closeAll(silent);
    }

    @Test
    void tenThousandCommandsOfAClientThatDoesNotReadHoldUpNobody() throws IOException {
        String gets = "*2\r\n$3\r\nGET\r\n$9\r\nlarge:{1}\r\n".repeat(PIPELINED);
        String records = "GET /v1/datasets/large/records?key=%7B1%7D HTTP/1.1\r\nHost: x\r\n\r\n".repeat(PIPELINED);
        String datasets = "GET /v1/datasets HTTP/1.1\r\nHost: x\r\n\r\n".repeat(PIPELINED);
        List<RawClient> deaf = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            deaf.add(RawClient.deaf(slipway.respPort(), gets));
            deaf.add(RawClient.deaf(slipway.httpPort(), records));
            deaf.add(RawClient.deaf(slipway.loaderPort(), datasets));
        }
        bystander.awaitAnswers(50);
        closeAll(deaf);
    }

    @Test
    void aClientThatReadsLateGetsEveryAnswerInItsPlace() throws IOException {
        StringBuilder gets = new StringBuilder();
        for (int i = 0; i < LATE; i++) {
            gets.append("*2\r\n$3\r\nGET\r\n$9\r\nlarge:{").append(i % ROWS).append("}\r\n");
        }
        try (RawClient late = RawClient.deaf(slipway.respPort(), gets.toString())) {
            bystander.awaitAnswers(20);
            for (int i = 0; i < LATE; i++) {
                String row = "{\"id\":\"" + i % ROWS + "\",\"text\":\"" + TEXT + "\"}";
                String answer = "$" + row.length() + "\r\n" + row + "\r\n";
                assertThat(late.read(answer.length()).equals(answer))
                        .as("answer " + i)
                        .isTrue();
            }
        }
    }

    @Test
    void theBeginningOfTlsIsNoHttp() throws Exception {
        for (int port : new int[] {slipway.httpPort(), slipway.loaderPort()}) {
            try (RawClient client = new RawClient(port)) {
                client.send(RawClient.tlsHello());
                assertThat(client.endAndRead()).startsWith("HTTP/1.1 400 ");
            }
        }
    }

    /** To RESP it is an inline command, answered at the end of its line; whether there is one is up to the hello's random bytes. */
    @Test
    void theBeginningOfTlsIsNoCommand() throws Exception {
        try (RawClient client = new RawClient(slipway.respPort())) {
            client.send(RawClient.tlsHello());
            client.send("\r\n");
            assertThat(client.endAndRead()).startsWith("-ERR ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*2\r\n$3\r\nGET\r\n$1073741824\r\n",
                "*1000000000\r\n",
                "*1\r\n$1073741824\r\n",
                "*2\r\n$9999999999999999999\r\n"
            })
    void aGigabyteThatIsAnnouncedIsRefusedBeforeItComes(String announcement) throws IOException {
        try (RawClient client = RawClient.silentAfter(slipway.respPort(), announcement)) {
            assertThat(client.readToTheEnd()).startsWith("-ERR");
        }
    }

    @Test
    void aBodyOfAGigabyteIsRefusedBeforeItComes() throws IOException {
        String announcement =
                " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1073741824\r\n\r\n{";
        try (RawClient client =
                RawClient.silentAfter(slipway.httpPort(), "POST /v1/datasets/large/records:batchGet" + announcement)) {
            assertThat(client.endAndRead()).startsWith("HTTP/1.1 413");
        }
        try (RawClient client =
                RawClient.silentAfter(slipway.loaderPort(), "POST /v1/datasets/large/rollback" + announcement)) {
            assertThat(client.endAndRead()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void aKeyOfAMegabyteIsRefused() throws IOException {
        for (int port : new int[] {slipway.httpPort(), slipway.loaderPort()}) {
            try (RawClient client = new RawClient(port)) {
                client.send("GET /v1/datasets/large/records?key=" + "k".repeat(1 << 20)
                        + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
                assertRefused(client.endAndRead());
            }
        }
    }

    @Test
    void headersWithoutEndAreRefused() throws IOException {
        for (int port : new int[] {slipway.httpPort(), slipway.loaderPort()}) {
            try (RawClient client = RawClient.silentAfter(port, "GET /v1/datasets HTTP/1.1\r\nHost: x\r\n")) {
                for (int i = 0; i < 100_000 && client.send("X-" + i + ": y\r\n"); i++) {}
                assertRefused(client.endAndRead());
            }
        }
    }

    private static void assertRefused(String answer) {
        assertThat(answer).matches("(?s)HTTP/1\\.1 4(14|31) .*");
    }

    private static int[] ports() {
        return new int[] {slipway.respPort(), slipway.httpPort(), slipway.loaderPort()};
    }

    private static byte[] bytes(RandomGenerator random) {
        byte[] bytes = new byte[random.nextInt(5_000)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static void closeAll(List<RawClient> clients) throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
    }
}

package io.slipway.loader.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.node.Heartbeat;
import io.slipway.catalog.node.HeartbeatAnswer;
import io.slipway.catalog.node.HeartbeatJson;
import io.slipway.catalog.node.NodeAddress;
import io.slipway.catalog.node.NodeId;
import io.slipway.loader.fixture.Definitions;
import io.slipway.loader.problem.ProblemType;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a node hears from a loader that has all the patience in the world. */
class HeartbeatTest {
    private static final LoaderTimes PATIENT =
            new LoaderTimes(Duration.ofSeconds(60), Duration.ofMillis(50), Duration.ofMinutes(10), Duration.ofHours(1));
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Namespace namespace = new Namespace();
    private LoaderServer loader;

    @BeforeEach
    void start() {
        loader = LoaderServer.start(
                LoaderOptions.defaults().withPort(0).withTimes(PATIENT), namespace.open(), namespace.store());
    }

    @AfterEach
    void stop() {
        loader.close();
    }

    @Test
    void isAnsweredAtOnceWhenTheLogHasNews() throws Exception {
        namespace.define(Definitions.automatic());

        assertThat(speak("a", "boot", 0).get(30, TimeUnit.SECONDS).headSequence())
                .isPositive();
    }

    @Test
    void waitsForNewsAndIsAnsweredWhenItComes() throws Exception {
        speak("a", "boot", 0).get(30, TimeUnit.SECONDS);
        long head = awaitQuiet();
        CompletableFuture<HeartbeatAnswer> waiting = speak("a", "boot", head);
        new Rest(loader).get("/v1/nodes");
        assertThat(waiting).isNotDone();

        namespace.define(Definitions.automatic());

        assertThat(waiting.get(30, TimeUnit.SECONDS).headSequence()).isEqualTo(head + 1);
    }

    @Test
    void doesNotAskInACircleWhenANodeCannotApplyWhatItWasTold() throws Exception {
        long told = speak("a", "boot", 0).get(30, TimeUnit.SECONDS).headSequence();
        assertThat(told).isPositive().isEqualTo(awaitQuiet());

        CompletableFuture<HeartbeatAnswer> again = speak("a", "boot", 0);
        new Rest(loader).get("/v1/nodes");

        assertThat(again).as("was told of entry " + told).isNotDone();
    }

    @Test
    void refusesASecondRunOfANodeAndAHeartbeatOfAnother() throws Exception {
        speak("a", "first", 0).get(30, TimeUnit.SECONDS);
        Rest rest = new Rest(loader);

        assertThat(rest.postRefused("/v1/nodes/a/heartbeat", json("a", "second", 0), ProblemType.REFUSED))
                .contains("another run of it was heard", "another node id");
        assertThat(rest.postRefused("/v1/nodes/b/heartbeat", json("a", "first", 0), ProblemType.USAGE))
                .contains("expected=b actual=a");
        assertThat(rest.postRefused("/v1/nodes/a/heartbeat", "{\"nodeId\":\"a\"}", ProblemType.USAGE))
                .contains("address");
        assertThat(rest.postRefused("/v1/nodes/a/heartbeat", "garbage", ProblemType.USAGE))
                .contains("not JSON");
    }

    @Test
    void aNodeIsAMemberAfterItsFirstHeartbeat() throws Exception {
        speak("a", "boot", 0).get(30, TimeUnit.SECONDS);
        awaitQuiet();

        assertThat(namespace.state().members()).containsOnlyKeys(new NodeId("a"));
    }

    /** The head once the node has been joined; no other entry is due then. */
    private long awaitQuiet() {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (namespace.state().members().isEmpty()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
        return namespace.state().sequence();
    }

    private CompletableFuture<HeartbeatAnswer> speak(String node, String boot, long applied) {
        return HTTP.sendAsync(
                        FakeNode.request(loader.uri(), heartbeat(node, boot, applied)),
                        HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(response -> {
                    assertThat(response.statusCode()).isEqualTo(200);
                    return HeartbeatJson.readAnswer(response.body());
                });
    }

    private static String json(String node, String boot, long applied) {
        return new String(HeartbeatJson.write(heartbeat(node, boot, applied)), StandardCharsets.UTF_8);
    }

    private static Heartbeat heartbeat(String node, String boot, long applied) {
        return new Heartbeat(new NodeId(node), boot, new NodeAddress("h:1", "h:2"), applied, List.of());
    }
}

package io.slipway.loader.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.catalog.definition.Gates;
import io.slipway.catalog.definition.Retention;
import io.slipway.catalog.definition.Rollout;
import io.slipway.catalog.definition.Rollout.Activate;
import io.slipway.catalog.entry.Change.Activation;
import io.slipway.loader.fixture.Definitions;
import io.slipway.loader.problem.ProblemType;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.failure.UsageException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service as its clients meet it: a really listening loader, a fake node that really speaks to it. */
class LoaderServerTest {
    private static final LoaderTimes QUICK =
            new LoaderTimes(Duration.ofMillis(100), Duration.ofMillis(50), Duration.ofMinutes(10), Duration.ofHours(1));
    private static final DatasetName ROUTES = new DatasetName("routes");
    private static final DatasetName DEPARTURES = new DatasetName("departures");
    private static final String WHY = "{\"reason\":\"a test\"}";

    private final Namespace namespace = new Namespace();
    private final List<FakeNode> nodes = new ArrayList<>();
    private LoaderServer loader;
    private Rest rest;

    @BeforeEach
    void start() {
        loader = LoaderServer.start(
                LoaderOptions.defaults().withPort(0).withTimes(QUICK), namespace.open(), namespace.store());
        rest = new Rest(loader);
        namespace.define(Definitions.automatic());
    }

    private FakeNode node(String id, String... lacking) {
        FakeNode node = FakeNode.start(id, namespace, List.of(lacking), loader);
        nodes.add(node);
        return node;
    }

    @AfterEach
    void stop() {
        nodes.forEach(FakeNode::fallSilent);
        loader.close();
    }

    @Test
    void saysWhichOptionChangesAPortThatIsTaken() {
        LoaderOptions same = LoaderOptions.defaults().withPort(loader.port());

        assertThatThrownBy(() -> LoaderServer.start(same, namespace.open(), namespace.store()))
                .isInstanceOfSatisfying(
                        UsageException.class, e -> assertThat(e.remedy()).contains("--loader-port"))
                .hasMessage("Cannot listen on 127.0.0.1:" + loader.port() + " for REST: address already in use");
    }

    @Test
    void aPushGoesLiveAndARollbackGoesBackAndHolds() throws Exception {
        node("a");
        goLive("one", 100);
        goLive("two", 110);

        JsonNode before = rest.get("/v1/datasets/routes");
        assertThat(before.get("active").asLong()).isEqualTo(2);
        assertThat(before.get("rollbackReady").asText()).isEqualTo("YES");
        assertThat(before.get("rollbackTarget").asLong()).isEqualTo(1);

        JsonNode change = rest.post("/v1/datasets/routes/rollback", "{\"reason\":\"bad rows\",\"from\":2}");

        assertThat(change.get("outcome").asText()).isEqualTo("WRITTEN");
        JsonNode after = rest.get("/v1/datasets/routes");
        assertThat(after.get("active").asLong()).isEqualTo(1);
        assertThat(after.get("pinned").asLong()).isEqualTo(1);
        assertThat(rest.get("/v1/pushes/two").get("stage").asText()).isEqualTo("ROLLED_BACK");
        JsonNode newest = rest.get("/v1/log?limit=1").at("/entries/0/entry");
        assertThat(newest.get("reason").asText()).isEqualTo("bad rows");
        assertThat(newest.at("/changes/0/type").asText()).isEqualTo("ROLL_BACK");
    }

    @Test
    void aPushThatFailsAGateIsRejectedWithTheFigures() throws Exception {
        namespace.define(Definitions.with(new Gates(
                new Gates.Bounds(50L, null, new BigDecimal("0.2")),
                Gates.Bounds.NONE,
                Collections.emptySortedMap(),
                List.of(),
                List.of())));
        node("a");
        goLive("one", 100);
        namespace.push(ROUTES, "two", 70);

        JsonNode push = rest.get("/v1/pushes/two?wait=30s");

        assertThat(push.get("stage").asText()).isEqualTo("REJECTED");
        assertThat(push.get("sentence").asText()).contains("these gates failed: rows.max_change FAILED", "change=30%");
        assertThat(push.at("/version/gates/passed").asBoolean()).isFalse();
        assertThat(push.at("/version/rejection/reason").asText()).isEqualTo("GATE");
        assertThat(push.at("/version/rejection/words").asText()).startsWith("these gates failed: rows.max_change");

        rest.post("/v1/datasets/routes/versions/2/stage", "{\"reason\":\"we closed half the routes\"}");
        assertThat(rest.get("/v1/pushes/two?wait=30s").get("stage").asText())
                .as("an operator's word stands for the gates")
                .isEqualTo("LIVE");
    }

    @Test
    void aRollbackIsRefusedNamingTheNodeThatLacksTheTargetUnlessForced() throws Exception {
        node("a");
        FakeNode b = node("b");
        goLive("one", 100);
        goLive("two", 100);
        b.lacks("routes@1");
        waitFor("/v1/datasets/routes", "rollbackReady", "NO");

        String refusal = rest.postRefused("/v1/datasets/routes/rollback", WHY, ProblemType.REFUSED);
        assertThat(refusal)
                .contains("routes@1 is not open everywhere", "not ready [b: ")
                .contains("force");

        rest.post("/v1/datasets/routes/rollback", "{\"reason\":\"worse\",\"force\":true,\"hold\":false}");
        assertThat(rest.get("/v1/datasets/routes").get("active").asLong()).isEqualTo(1);
        assertThat(rest.get("/v1/datasets/routes").has("pinned")).isFalse();
    }

    @Test
    void aLoaderThatJustStartedAnswersNotYetInsteadOfNo() throws Exception {
        node("a");
        goLive("one", 100);
        goLive("two", 100);
        LoaderTimes patient = new LoaderTimes(
                Duration.ofSeconds(60), Duration.ofMillis(50), Duration.ofMinutes(10), Duration.ofHours(1));
        try (LoaderServer fresh = LoaderServer.start(
                LoaderOptions.defaults().withPort(0).withTimes(patient), namespace.open(), namespace.store())) {
            Rest asked = new Rest(fresh);

            assertThat(asked.postRefused("/v1/datasets/routes/rollback", WHY, ProblemType.UNAVAILABLE))
                    .contains("not heard yet [a]");
            assertThat(asked.get("/v1/datasets/routes").get("rollbackReady").asText())
                    .isEqualTo("UNKNOWN");
        }
    }

    @Test
    void severalDatasetsAreActivatedInOneEntryOrNotAtAll() throws Exception {
        Rollout manual = new Rollout(null, Duration.ofMinutes(30), Activate.MANUAL);
        namespace.define(Definitions.with(ROUTES, Gates.NONE, Retention.DEFAULT, manual));
        namespace.define(Definitions.with(DEPARTURES, Gates.NONE, Retention.DEFAULT, manual));
        String both =
                "{\"reason\":\"together\",\"versions\":[{\"dataset\":\"routes\",\"version\":1},{\"dataset\":\"departures\",\"version\":1}]}";
        FakeNode node = node("a", "departures@1");
        namespace.push(ROUTES, "r", 10);
        namespace.push(DEPARTURES, "d", 10);
        assertThat(rest.get("/v1/pushes/r?wait=30s").get("stage").asText()).isEqualTo("READY");
        waitFor("/v1/pushes/d", "stage", "PREPARING");

        assertThat(rest.postRefused("/v1/activations", both, ProblemType.REFUSED))
                .contains("departures@1 is not open everywhere", "[a: fetching, 1 of 10 bytes]");
        node.has("departures@1");
        assertThat(rest.get("/v1/pushes/d?wait=30s").get("stage").asText()).isEqualTo("READY");

        long sequence = rest.post("/v1/activations", both).get("sequence").asLong();

        assertThat(rest.get("/v1/datasets/routes/versions/1")
                        .get("activatedSequence")
                        .asLong())
                .isEqualTo(sequence);
        assertThat(rest.get("/v1/datasets/departures/versions/1")
                        .get("activatedSequence")
                        .asLong())
                .isEqualTo(sequence);
    }

    @Test
    void aRepeatedRequestIsAnsweredAndNotDoneAgain() throws Exception {
        namespace.push(ROUTES, "one", 10, Activation.NO);
        Rest keyed = rest.with("Idempotency-Key", "k-1").with("Slipway-Actor", "alice@laptop");

        JsonNode first = keyed.post("/v1/datasets/routes/versions/1/reject", WHY);
        JsonNode again = keyed.post("/v1/datasets/routes/versions/1/reject", WHY);

        assertThat(first.get("outcome").asText()).isEqualTo("WRITTEN");
        assertThat(again.get("outcome").asText()).isEqualTo("DONE_BEFORE");
        assertThat(again.get("sequence")).isEqualTo(first.get("sequence"));
        assertThat(again.get("requestId").asText()).isEqualTo("k-1");
        assertThat(rest.get("/v1/log?limit=1").at("/entries/0/entry/actor").asText())
                .isEqualTo("alice@laptop");
    }

    @Test
    void pinsAndUnpins() throws Exception {
        node("a");
        goLive("one", 10);
        rest.post("/v1/datasets/routes/pin", WHY);
        namespace.push(ROUTES, "two", 10);

        assertThat(rest.get("/v1/pushes/two?wait=30s").get("stage").asText()).isEqualTo("HELD");
        assertThat(rest.get("/v1/pushes/two").get("sentence").asText()).contains("slipway unpin routes --reason TEXT");
        assertThat(rest.postRefused("/v1/datasets/routes/versions/2/stage", WHY, ProblemType.REFUSED))
                .contains("pinned to version 1");

        rest.post("/v1/datasets/routes/unpin", WHY);
        assertThat(rest.get("/v1/pushes/two").get("stage").asText()).isEqualTo("REJECTED");
    }

    @Test
    void withoutAnyNodeAPushStaysAndSaysWhy() throws Exception {
        namespace.push(ROUTES, "one", 10);
        waitFor("/v1/pushes/one", "stage", "PREPARING");

        JsonNode push = rest.get("/v1/pushes/one?wait=1ms");

        assertThat(push.get("settled").asBoolean()).isFalse();
        assertThat(push.get("sentence").asText()).contains("no node is a member yet");
    }

    @Test
    void anOrderNeedsAReasonAndKnownFieldsAlone() throws Exception {
        String path = "/v1/datasets/routes/pin";

        assertThat(rest.postRefused(path, "{}", ProblemType.MALFORMED)).contains("without a reason");
        assertThat(rest.postRefused(path, "{\"reason\":\" \"}", ProblemType.MALFORMED))
                .contains("without a reason");
        assertThat(rest.postRefused(path, "{\"reason\":\"x\",\"versoin\":1}", ProblemType.MALFORMED))
                .contains("versoin", "reason, version");
        assertThat(rest.postRefused(path, "{\"reason\":\"x\",\"version\":0}", ProblemType.MALFORMED))
                .contains("expected=1 or more");
        rest.postRefused(path, "", ProblemType.USAGE);
        rest.postRefused(path, "null", ProblemType.USAGE);
        rest.postRefused(path, "[]", ProblemType.MALFORMED);
        assertThat(rest.with("Idempotency-Key", "k".repeat(201)).postRefused(path, WHY, ProblemType.USAGE))
                .contains("Idempotency-Key");
    }

    @Test
    void namesWhatIsNotThere() throws Exception {
        assertThat(rest.getRefused("/v1/datasets/rutes", ProblemType.NOT_FOUND)).contains("[routes]");
        assertThat(rest.getRefused("/v1/datasets/Rutes", ProblemType.USAGE)).contains("[a-z]");
        assertThat(rest.getRefused("/v1/datasets/routes/versions/7", ProblemType.NOT_FOUND))
                .contains("routes@7");
        assertThat(rest.getRefused("/v1/datasets/routes/versions/x", ProblemType.USAGE))
                .contains("actual=x");
        assertThat(rest.getRefused("/v1/pushes/none?wait=1s", ProblemType.NOT_FOUND))
                .contains("none");
        assertThat(rest.getRefused("/v1/pushes/none?wait=soon", ProblemType.USAGE))
                .contains("60s");
        assertThat(rest.getRefused("/v1/log?limit=0", ProblemType.USAGE)).contains("1 to 500");
        assertThat(rest.postRefused("/v1/datasets/rutes/rollback", WHY, ProblemType.NOT_FOUND))
                .contains("[routes]");
        assertThat(rest.postRefused("/v1/nodes/nobody/leave", WHY, ProblemType.NOT_FOUND))
                .contains("nobody");
    }

    @Test
    void theSamePushIdInTwoDatasetsHasToBeToldApart() throws Exception {
        namespace.define(Definitions.with(DEPARTURES, Gates.NONE, Retention.DEFAULT, Rollout.DEFAULT));
        namespace.push(ROUTES, "daily", 10, Activation.NO);
        namespace.push(DEPARTURES, "daily", 10, Activation.NO);

        assertThat(rest.getRefused("/v1/pushes/daily", ProblemType.USAGE)).contains("departures, routes");
        assertThat(rest.get("/v1/pushes/daily?dataset=routes").get("stage").asText())
                .isEqualTo("LEFT_TO_OPERATOR");
    }

    @Test
    void pagesThroughTheLog() throws Exception {
        for (int i = 0; i < 5; i++) {
            namespace.push(ROUTES, "p" + i, 10, Activation.NO);
        }

        JsonNode newest = rest.get("/v1/log?limit=3");
        JsonNode older =
                rest.get("/v1/log?limit=100&before=" + newest.get("next").asLong());

        assertThat(newest.get("entries")).hasSize(3);
        assertThat(newest.at("/entries/0/entry/sequence").asLong())
                .isEqualTo(newest.get("head").asLong());
        assertThat(older.at("/entries/0/entry/sequence").asLong())
                .isEqualTo(newest.get("next").asLong() - 1);
        assertThat(older.has("next")).isFalse();
    }

    @Test
    void showsNodesMetricsAndHealth() throws Exception {
        node("a");
        goLive("one", 10);

        JsonNode nodes = rest.get("/v1/nodes");
        assertThat(nodes).hasSize(1);
        assertThat(nodes.at("/0/liveness").asText()).isEqualTo("HEARD");
        assertThat(nodes.at("/0/member").asBoolean()).isTrue();
        assertThat(nodes.at("/0/versions/0/state").asText()).isEqualTo("OPEN");
        assertThat(rest.text("/metrics"))
                .contains("slipway_active_version{dataset=\"routes\"} 1.0")
                .contains("slipway_rollback_ready{dataset=\"routes\"} 0.0")
                .contains("slipway_rollout_seconds_count{stage=\"active\"} 1")
                .contains("slipway_nodes{liveness=\"heard\"} 1.0")
                .contains("slipway_gates_judged_total{result=\"passed\"} 1.0")
                .contains("slipway_sequence_applied ");
        assertThat(rest.get("/health-check").get("log").asText()).startsWith("followed to entry ");
        assertThat(rest.get("/v1/datasets")).hasSize(1);
        assertThat(rest.get("/v1/datasets/routes/versions")).hasSize(1);
    }

    private void goLive(String push, long rows) throws Exception {
        namespace.push(ROUTES, push, rows);
        JsonNode settled = rest.get("/v1/pushes/" + push + "?wait=30s");
        assertThat(settled.get("stage").asText())
                .as(settled.get("sentence").asText())
                .isEqualTo("LIVE");
    }

    private void waitFor(String path, String field, String value) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!rest.get(path).path(field).asText().equals(value)) {
            assertThat(System.nanoTime()).as(path + " " + field + "=" + value).isLessThan(deadline);
        }
    }
}

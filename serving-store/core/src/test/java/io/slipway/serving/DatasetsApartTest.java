package io.slipway.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.entry.Change;
import io.slipway.catalog.node.VersionReport.State;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.serving.fetch.ScriptedStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All datasets are answered at one sequence; still, what goes wrong with one of them holds back no other. */
class DatasetsApartTest {
    private static final DatasetName DELAYS = new DatasetName("delays");
    private static final DatasetName ROUTES = new DatasetName("routes");

    private final ScriptedStore objects = new ScriptedStore();

    @TempDir
    Path scratch;

    private Shipyard shipyard;
    private TestNode node;

    @BeforeEach
    void serveTwoDatasets() {
        shipyard = new Shipyard(objects, scratch.resolve("builds"), 1);
        node = new TestNode(TestNode.options(scratch.resolve("node")), shipyard, objects, true);
        node.ship(DELAYS, ServingStoreTest.rows("a"));
        node.ship(ROUTES, ServingStoreTest.rows("r"));
        node.ship(ROUTES, ServingStoreTest.rows("s"));
    }

    @AfterEach
    void closeNode() {
        objects.hold(key -> false);
        node.close();
    }

    @Test
    void anotherDatasetIsSwappedAlthoughAVersionFailed() {
        failAndActivate();
        VersionNumber routes = shipyard.register(ROUTES, ServingStoreTest.rows("t"));
        shipyard.stage(ROUTES, routes);
        node.awaitState(ROUTES, routes, State.READY);

        node.awaitApplied(shipyard.activate(ROUTES, routes));

        assertThat(node.get(ROUTES, "k1")).isEqualTo("t-k1");
        assertThat(node.get(DELAYS, "k1")).startsWith("LOADING");
        assertThat(node.get(DELAYS, VersionNumber.FIRST, "k1")).isEqualTo("a-k1");
    }

    @Test
    void anotherDatasetIsDroppedAlthoughAVersionFailed() {
        failAndActivate();

        node.awaitApplied(shipyard.drop(ROUTES));

        assertThat(node.get(ROUTES, "k1")).startsWith("NO_SUCH_DATASET");
    }

    @Test
    void aRollbackWaitsForNoFetchOfAnotherDataset() {
        holdAndActivate();
        assertThat(node.get(ROUTES, "k1")).isEqualTo("s-k1");

        node.awaitApplied(shipyard.rollBack(ROUTES, VersionNumber.FIRST));

        assertThat(node.get(ROUTES, "k1")).isEqualTo("r-k1");
        assertThat(node.get(DELAYS, "k1")).startsWith("LOADING");
        objects.hold(key -> false);
        node.await("the dataset that was behind", () -> node.get(DELAYS, "k1").equals("b-k1"));
    }

    @Test
    void aRollbackOfAVersionThatHasExpiredSinceWaitsForNoFetchEither() {
        holdAndActivate();
        VersionNumber bad = shipyard.state(ROUTES).active().orElseThrow().number();

        node.awaitApplied(shipyard.change(
                new Change.RollBack(ROUTES, bad, VersionNumber.FIRST, true), new Change.Expire(ROUTES, bad)));

        assertThat(node.get(ROUTES, "k1")).isEqualTo("r-k1");
        assertThat(node.get(DELAYS, "k1")).startsWith("LOADING");
    }

    @Test
    void pushesOfOneDatasetDoNotTakeAwayAnotherThatIsSlow() {
        holdAndActivate();
        VersionNumber served = shipyard.state(ROUTES).active().orElseThrow().number();
        stageAndActivate("t");
        stageAndActivate("u");
        shipyard.retire(ROUTES, served);
        VersionNumber last = shipyard.register(ROUTES, ServingStoreTest.rows("v"));
        shipyard.stage(ROUTES, last);
        node.awaitState(ROUTES, last, State.READY);

        assertThat(node.get(ROUTES, "k1")).isEqualTo("s-k1");
        assertThat(node.get(DELAYS, "k1")).isEqualTo("a-k1");
        objects.hold(key -> false);
        node.await("the head", () -> node.get(DELAYS, "k1").equals("b-k1"));
        assertThat(node.get(ROUTES, "k1")).isEqualTo("u-k1");
    }

    private void holdAndActivate() {
        VersionNumber delays = shipyard.register(DELAYS, ServingStoreTest.rows("b"));
        // One file, and so one of the two that fetch: the other one is for what comes next.
        objects.hold(shipyard.manifest(DELAYS, delays).files().get(0).key()::equals);
        shipyard.stage(DELAYS, delays);
        shipyard.activate(DELAYS, delays);
    }

    private void stageAndActivate(String prefix) {
        VersionNumber routes = shipyard.register(ROUTES, ServingStoreTest.rows(prefix));
        shipyard.stage(ROUTES, routes);
        node.awaitState(ROUTES, routes, State.READY);
        shipyard.activate(ROUTES, routes);
    }

    @Test
    void aVersionThatFailedAloneLetsTheOneBeforeItServe() {
        failAndActivate();

        assertThat(node.get(DELAYS, "k1")).isEqualTo("a-k1");
        assertThat(node.get(ROUTES, "k1")).isEqualTo("s-k1");
    }

    private void failAndActivate() {
        VersionNumber delays = shipyard.register(DELAYS, ServingStoreTest.rows("b"));
        objects.delete(shipyard.manifest(DELAYS, delays).files().get(0).key());
        shipyard.stage(DELAYS, delays);
        node.awaitState(DELAYS, delays, State.FAILED);
        shipyard.activate(DELAYS, delays);
    }
}

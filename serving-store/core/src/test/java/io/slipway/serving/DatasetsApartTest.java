package io.slipway.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.manifest.ManifestFile;
import io.slipway.catalog.node.VersionReport.State;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.serving.fetch.ScriptedStore;
import java.nio.file.Path;
import java.util.List;
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
        ship(DELAYS, "a");
        ship(ROUTES, "r");
        ship(ROUTES, "s");
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
        VersionNumber delays = shipyard.register(DELAYS, ServingStoreTest.rows("b"));
        List<ObjectKey> files = shipyard.manifest(DELAYS, delays).files().stream()
                .map(ManifestFile::key)
                .toList();
        objects.hold(files::contains);
        shipyard.stage(DELAYS, delays);
        shipyard.activate(DELAYS, delays);
        assertThat(node.get(ROUTES, "k1")).isEqualTo("s-k1");

        node.awaitApplied(shipyard.rollBack(ROUTES, VersionNumber.FIRST));

        assertThat(node.get(ROUTES, "k1")).isEqualTo("r-k1");
        assertThat(node.get(DELAYS, "k1")).startsWith("LOADING");
        objects.hold(key -> false);
        node.await("the dataset that was behind", () -> node.get(DELAYS, "k1").equals("b-k1"));
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

    private void ship(DatasetName dataset, String prefix) {
        VersionNumber version = shipyard.register(dataset, ServingStoreTest.rows(prefix));
        shipyard.stage(dataset, version);
        node.awaitState(dataset, version, State.READY);
        node.awaitApplied(shipyard.activate(dataset, version));
    }
}

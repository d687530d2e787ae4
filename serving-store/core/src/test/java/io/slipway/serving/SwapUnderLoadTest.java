package io.slipway.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.entry.Change;
import io.slipway.catalog.node.VersionReport.State;
import io.slipway.catalog.state.VersionState;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.serving.event.ServingEvent;
import io.slipway.serving.fetch.ScriptedStore;
import io.slipway.serving.swap.Lease;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Activations of two datasets at once, to and fro, while others read; a hundred with {@code -Dslipway.full=true}. */
class SwapUnderLoadTest {
    private static final DatasetName LEFT = new DatasetName("left");
    private static final DatasetName RIGHT = new DatasetName("right");
    private static final int SWAPS = Boolean.getBoolean("slipway.full") ? 100 : 10;
    private static final int READERS = 3;

    @TempDir
    Path scratch;

    @Test
    void swapsUnderLoadMixNothingFailNothingAndNeverGoBack() throws Exception {
        ScriptedStore objects = new ScriptedStore();
        Shipyard shipyard = new Shipyard(objects, scratch.resolve("builds"), 1);
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        AtomicBoolean done = new AtomicBoolean();
        try (TestNode node = new TestNode(TestNode.options(scratch.resolve("node")), shipyard, objects, true)) {
            shipBoth(shipyard, node, "v1");
            shipBoth(shipyard, node, "v2");
            List<Future<Long>> reading = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                reading.add(readers.submit(() -> readUntil(done, node)));
            }
            for (int swap = 0; swap < SWAPS; swap++) {
                node.awaitApplied(swapBoth(shipyard));
            }
            done.set(true);
            for (Future<Long> reader : reading) {
                assertThat(reader.get()).isPositive();
            }
            assertThat(node.events()).noneMatch(event -> event instanceof ServingEvent.Unexpected);
        } finally {
            done.set(true);
            readers.shutdownNow();
        }
    }

    /** Both datasets are of one build in every command, and the sequence never goes back. */
    private static long readUntil(AtomicBoolean done, TestNode node) {
        long commands = 0;
        long last = 0;
        for (boolean over = false; !over; over = done.get()) {
            try (Lease lease = node.store().acquire()) {
                String key = "k" + commands % 50;
                String left = TestNode.read(lease.version(LEFT), key);
                String right = TestNode.read(lease.version(RIGHT), key);
                assertThat(left).isEqualTo(right).matches("v[12]-" + key);
                assertThat(lease.sequence()).isGreaterThanOrEqualTo(last);
                last = lease.sequence();
            }
            commands++;
        }
        return commands;
    }

    private static void shipBoth(Shipyard shipyard, TestNode node, String prefix) {
        Map<String, String> rows = ServingStoreTest.rows(prefix);
        VersionNumber left = shipyard.register(LEFT, rows);
        VersionNumber right = shipyard.register(RIGHT, rows);
        shipyard.stage(LEFT, left);
        shipyard.stage(RIGHT, right);
        node.awaitState(LEFT, left, State.READY);
        node.awaitState(RIGHT, right, State.READY);
        node.awaitApplied(shipyard.change(activation(shipyard, LEFT, left), activation(shipyard, RIGHT, right)));
    }

    private static long swapBoth(Shipyard shipyard) {
        return shipyard.change(
                activation(shipyard, LEFT, standby(shipyard, LEFT)),
                activation(shipyard, RIGHT, standby(shipyard, RIGHT)));
    }

    private static VersionNumber standby(Shipyard shipyard, DatasetName dataset) {
        return shipyard.state(dataset).rollbackTarget().orElseThrow().number();
    }

    private static Change activation(Shipyard shipyard, DatasetName dataset, VersionNumber version) {
        VersionNumber active =
                shipyard.state(dataset).active().map(VersionState::number).orElse(null);
        return new Change.Activate(dataset, version, active, active, 0, Change.Decider.OPERATOR);
    }
}

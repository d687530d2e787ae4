package io.slipway.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.catalog.node.VersionReport.State;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.failure.RefusedException;
import io.slipway.serving.event.ServingEvent;
import io.slipway.serving.fetch.ScriptedStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServingStoreTest {
    private static final DatasetName DELAYS = new DatasetName("delays");
    private static final DatasetName ROUTES = new DatasetName("routes");

    private final ScriptedStore objects = new ScriptedStore();

    @TempDir
    Path scratch;

    private Shipyard shipyard;
    private TestNode node;

    @BeforeEach
    void startNode() {
        shipyard = new Shipyard(objects, scratch.resolve("builds"), 1);
        node = start();
    }

    @AfterEach
    void closeNode() {
        node.close();
    }

    private TestNode start() {
        return new TestNode(TestNode.options(scratch.resolve("node")), shipyard, objects, true);
    }

    @Test
    void answersWithWhatIsActiveAndWithNothingBefore() {
        VersionNumber first = shipyard.register(DELAYS, rows("a"));
        node.awaitApplied(2);
        assertThat(node.get(DELAYS, "k1")).startsWith("LOADING");
        shipyard.stage(DELAYS, first);
        node.awaitState(DELAYS, first, State.READY);
        assertThat(node.get(DELAYS, "k1")).startsWith("LOADING");
        assertThat(node.get(DELAYS, first, "k1")).startsWith("TRY_AGAIN: version 1 of delays is STAGED");

        node.awaitApplied(shipyard.activate(DELAYS, first));

        assertThat(node.get(DELAYS, "k1")).isEqualTo("a-k1");
        assertThat(node.get(DELAYS, "k99")).isEqualTo("a-k99");
        assertThat(node.get(DELAYS, "nobody")).isEqualTo("-");
        assertThat(node.get(ROUTES, "k1")).isEqualTo("NO_SUCH_DATASET: no such dataset 'routes' (known: delays)");
    }

    @Test
    void swapsAndRollsBackWithoutADownload() {
        VersionNumber first = node.ship(DELAYS, rows("a"));
        VersionNumber second = node.ship(DELAYS, rows("b"));
        assertThat(node.get(DELAYS, "k5")).isEqualTo("b-k5");
        assertThat(node.get(DELAYS, first, "k5")).isEqualTo("a-k5");
        int reads = objects.reads();

        node.awaitApplied(shipyard.rollBack(DELAYS, first));

        assertThat(node.get(DELAYS, "k5")).isEqualTo("a-k5");
        assertThat(node.get(DELAYS, second, "k5")).isEqualTo("b-k5");
        assertThat(objects.reads()).isEqualTo(reads);
        assertThat(node.report(DELAYS, first).orElseThrow().state()).isEqualTo(State.OPEN);
    }

    @Test
    void aReplacedVersionStaysOpenForTenMinutesAndARolledBackOneLeavesTheDisk() {
        VersionNumber first = node.ship(DELAYS, rows("a"));
        VersionNumber second = node.ship(DELAYS, rows("b"));
        node.awaitApplied(shipyard.rollBack(DELAYS, first));

        node.advance(Duration.ofMinutes(9));
        node.store().lookAtLog();
        assertThat(node.get(DELAYS, second, "k5")).isEqualTo("b-k5");

        node.advance(Duration.ofMinutes(2));
        node.await(
                "version 2 to be closed", () -> node.get(DELAYS, second, "k5").startsWith("UNREADABLE"));
        assertThat(node.get(DELAYS, second, "k5"))
                .isEqualTo("UNREADABLE: version 2 of delays cannot be read, it is ROLLED_BACK (open: 1)");
        assertThat(node.get(DELAYS, "k5")).isEqualTo("a-k5");
        node.await("its folder to be removed", () -> folders() == 1);
    }

    @Test
    void closesARejectedVersionAtOnceAndRemovesIt() {
        node.ship(DELAYS, rows("a"));
        VersionNumber second = shipyard.register(DELAYS, rows("b"));
        shipyard.stage(DELAYS, second);
        node.awaitState(DELAYS, second, State.READY);

        shipyard.reject(DELAYS, second);

        node.await("version 2 to be gone", () -> folders() == 1);
        assertThat(node.get(DELAYS, second, "k1"))
                .startsWith("UNREADABLE: version 2 of delays cannot be read, it is REJECTED");
        assertThat(node.get(DELAYS, "k1")).isEqualTo("a-k1");
    }

    @Test
    void countsTheBlocksThatTheCacheDidNotHave() {
        Map<String, String> rows = new HashMap<>();
        for (int i = 0; i < 2_000; i++) {
            rows.put("k" + i, "long".repeat(50) + i);
        }
        node.ship(DELAYS, rows);
        long before = node.store().figures().cacheMisses();
        rows.forEach((key, value) -> assertThat(node.get(DELAYS, key)).isEqualTo(value));
        long afterwards = node.store().figures().cacheMisses();
        assertThat(afterwards - before).isGreaterThan(10);

        rows.forEach((key, value) -> assertThat(node.get(DELAYS, key)).isEqualTo(value));

        assertThat(node.store().figures().cacheMisses()).isEqualTo(afterwards);
    }

    @Test
    void fetchesNoFileThatItHasAlready() {
        Map<String, String> rows = rows("a");
        node.ship(DELAYS, rows);
        long fetched = node.store().figures().fetchedBytes();
        long bytes = shipyard.manifest(DELAYS, VersionNumber.FIRST).bytes();
        assertThat(fetched).isEqualTo(bytes);
        rows.put("k1", "changed");

        VersionNumber second = node.ship(DELAYS, rows);

        assertThat(node.get(DELAYS, "k1")).isEqualTo("changed");
        assertThat(node.get(DELAYS, "k2")).isEqualTo("a-k2");
        long again = node.store().figures().fetchedBytes() - fetched;
        assertThat(again)
                .isPositive()
                .isLessThan(shipyard.manifest(DELAYS, second).bytes() / 2);
    }

    @Test
    void keepsTheTargetOfARollbackOpenAndTheVersionBeforeItOnDisk() {
        VersionNumber first = node.ship(DELAYS, rows("a"));
        VersionNumber second = node.ship(DELAYS, rows("b"));
        VersionNumber third = node.ship(DELAYS, rows("c"));
        node.advance(Duration.ofMinutes(11));
        node.await("version 1 to be closed", () -> node.get(DELAYS, first, "k1").startsWith("TRY_AGAIN"));
        assertThat(node.get(DELAYS, second, "k1")).isEqualTo("b-k1");
        assertThat(folders()).isEqualTo(3);
        int reads = objects.reads();

        node.await("version 1 to be opened", () -> {
            node.store().demand(DELAYS, first);
            return node.get(DELAYS, first, "k1").equals("a-k1");
        });
        assertThat(objects.reads()).isEqualTo(reads);
        node.advance(Duration.ofMinutes(11));
        node.await("version 1 to be closed again", () -> {
            node.advance(Duration.ofMinutes(1));
            return node.get(DELAYS, first, "k1").startsWith("TRY_AGAIN");
        });
        assertThat(node.get(DELAYS, third, "k1")).isEqualTo("c-k1");
    }

    @Test
    void retiredVersionsLeaveTheDisk() {
        VersionNumber first = node.ship(DELAYS, rows("a"));
        node.ship(DELAYS, rows("b"));
        node.ship(DELAYS, rows("c"));
        shipyard.retire(DELAYS, first);
        node.advance(Duration.ofMinutes(11));

        node.await("version 1 to be gone", () -> {
            node.advance(Duration.ofMinutes(11));
            return folders() == 2;
        });
    }

    @Test
    void aDroppedDatasetIsGoneWithItsFiles() {
        node.ship(DELAYS, rows("a"));

        node.awaitApplied(shipyard.drop(DELAYS));

        assertThat(node.get(DELAYS, "k1")).startsWith("NO_SUCH_DATASET");
        node.await("the files to be gone", () -> folders() == 0);
    }

    @Test
    void aDatasetThatIsDefinedAgainBeginsAnew() {
        node.ship(DELAYS, rows("a"));
        shipyard.drop(DELAYS);

        VersionNumber second = node.ship(DELAYS, rows("b"));

        assertThat(second).isEqualTo(new VersionNumber(2));
        assertThat(node.get(DELAYS, "k1")).isEqualTo("b-k1");
    }

    @Test
    void severalDatasetsAreSwappedAtOneSequence() {
        node.ship(DELAYS, rows("a"));
        VersionNumber routes = shipyard.register(ROUTES, rows("r"));
        VersionNumber delays = shipyard.register(DELAYS, rows("b"));
        shipyard.stage(ROUTES, routes);
        shipyard.stage(DELAYS, delays);
        node.awaitState(ROUTES, routes, State.READY);
        node.awaitState(DELAYS, delays, State.READY);

        long sequence = shipyard.activate(DELAYS, delays);
        node.awaitApplied(sequence);
        node.awaitApplied(shipyard.activate(ROUTES, routes));

        assertThat(node.get(DELAYS, "k1")).isEqualTo("b-k1");
        assertThat(node.get(ROUTES, "k1")).isEqualTo("r-k1");
        assertThat(node.events())
                .filteredOn(event -> event instanceof ServingEvent.Swapped)
                .extracting(event -> ((ServingEvent.Swapped) event).sequence())
                .isSorted()
                .contains(sequence);
    }

    @Test
    void refusesADirectoryThatAnotherNodeUses() {
        assertThatThrownBy(this::start)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("another node is using it");
    }

    @Test
    void refusesADirectoryOfAnotherNamespace() {
        node.ship(DELAYS, rows("a"));
        node.close();
        ScriptedStore other = new ScriptedStore();
        Shipyard elsewhere = new Shipyard(other, scratch.resolve("elsewhere"), 2);

        node = new TestNode(TestNode.options(scratch.resolve("node")), elsewhere, other, true);

        assertThatThrownBy(() -> node.store().awaitReady(Duration.ofSeconds(30)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("it belongs to another namespace");
        assertThat(node.get(DELAYS, "k1")).startsWith("NO_SUCH_DATASET");
    }

    private long folders() {
        return TestFiles.versionFolders(scratch.resolve("node"));
    }

    static Map<String, String> rows(String prefix) {
        Map<String, String> rows = new HashMap<>();
        for (int i = 0; i < 400; i++) {
            rows.put("k" + i, prefix + "-k" + i);
        }
        return rows;
    }
}

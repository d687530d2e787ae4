package io.slipway.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.layout.Layout;
import io.slipway.catalog.node.VersionReport.State;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.serving.event.ServingEvent;
import io.slipway.serving.fetch.ScriptedStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node that was stopped, or cut off at any moment, is started again. */
class ServingRestartTest {
    private static final DatasetName DELAYS = new DatasetName("delays");

    private final ScriptedStore objects = new ScriptedStore();

    @TempDir
    Path scratch;

    private Shipyard shipyard;
    private TestNode node;

    @BeforeEach
    void startNode() {
        shipyard = new Shipyard(objects, scratch.resolve("builds"), 1);
        node = start(true);
    }

    @AfterEach
    void closeNode() {
        node.close();
    }

    @Test
    void servesWhatItServedWhenTheStoreIsDownAndCatchesUpLater() {
        node.ship(DELAYS, ServingStoreTest.rows("a"));
        node.ship(DELAYS, ServingStoreTest.rows("b"));
        node.close();

        node = start(false);

        assertThat(node.store().awaitReady(Duration.ofSeconds(30))).isTrue();
        assertThat(node.get(DELAYS, "k1")).isEqualTo("b-k1");
        assertThat(node.get(DELAYS, VersionNumber.FIRST, "k1")).isEqualTo("a-k1");
        assertThat(node.store().staleness()).isPresent();

        node.reachable(true);
        node.await("the log", () -> node.store().staleness().isEmpty());
        node.ship(DELAYS, ServingStoreTest.rows("c"));
        assertThat(node.get(DELAYS, "k1")).isEqualTo("c-k1");
    }

    @Test
    void readsAVersionThatWasNotOpenBeforeTheRestartAsSoonAsTheLogIsThere() {
        node.close();
        VersionNumber first = shipyard.ship(DELAYS, ServingStoreTest.rows("a"));
        shipyard.ship(DELAYS, ServingStoreTest.rows("b"));
        ObjectKey file = shipyard.manifest(DELAYS, first).files().get(0).key();
        byte[] content = objects.read(file);
        objects.delete(file);
        node = start(true);
        node.awaitState(DELAYS, first, State.FAILED);
        node.await("the second version", () -> node.get(DELAYS, "k1").equals("b-k1"));
        node.close();
        objects.create(file, content);

        node = start(false);
        assertThat(node.store().awaitReady(Duration.ofSeconds(30))).isTrue();
        node.reachable(true);

        node.await("the first version", () -> node.get(DELAYS, first, "k1").equals("a-k1"));
        assertThat(node.get(DELAYS, "k1")).isEqualTo("b-k1");
    }

    @Test
    void servesWhatItServedWhenTheLogHasAHole() {
        node.ship(DELAYS, ServingStoreTest.rows("a"));
        node.ship(DELAYS, ServingStoreTest.rows("b"));

        servesTheSecondVersionWithout(shipyard.catalog().state().sequence() - 1);
    }

    @Test
    void servesWhatItServedWhenTheLogIsShorterThanThat() {
        node.ship(DELAYS, ServingStoreTest.rows("a"));
        node.ship(DELAYS, ServingStoreTest.rows("b"));

        servesTheSecondVersionWithout(shipyard.catalog().state().sequence());
    }

    private void servesTheSecondVersionWithout(long lost) {
        ObjectKey entry = Layout.entry(lost);
        byte[] content = objects.read(entry);
        node.close();
        objects.delete(entry);

        node = start(true);

        assertThat(node.store().awaitReady(Duration.ofSeconds(30))).isTrue();
        assertThat(node.get(DELAYS, "k1")).isEqualTo("b-k1");
        assertThat(node.get(DELAYS, VersionNumber.FIRST, "k1")).isEqualTo("a-k1");
        assertThat(node.store().staleness().orElseThrow().sentence())
                .contains(shipyard.catalog().state().head().toString());
        objects.create(entry, content);
        node.await("the log", () -> node.store().staleness().isEmpty());
        node.ship(DELAYS, ServingStoreTest.rows("c"));
        assertThat(node.get(DELAYS, "k1")).isEqualTo("c-k1");
    }

    @Test
    void asksForAnUpdateWhenANewerProgramWroteWhatItServed() {
        node.ship(DELAYS, ServingStoreTest.rows("a"));
        ObjectKey entry = Layout.entry(shipyard.catalog().state().sequence());
        byte[] content = objects.read(entry);
        node.close();
        objects.delete(entry);
        String newer =
                new String(content, StandardCharsets.UTF_8).replace("\"formatVersion\":1", "\"formatVersion\":2");
        objects.create(entry, newer.getBytes(StandardCharsets.UTF_8));

        node = start(true);

        assertThat(node.store().awaitReady(Duration.ofSeconds(30))).isTrue();
        assertThat(node.get(DELAYS, "k1")).isEqualTo("a-k1");
        node.await("the alarm", () -> node.store().staleness().isPresent());
        assertThat(node.store().staleness().orElseThrow().sentence())
                .contains("Update this node's Slipway")
                .doesNotContain("Restore");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 40})
    void servesWhatTheLogSaysWhenTheRecordOfWhatItServedIsCutOff(int length) throws IOException {
        node.ship(DELAYS, ServingStoreTest.rows("a"));
        node.ship(DELAYS, ServingStoreTest.rows("b"));
        node.close();
        Path record = TestFiles.find(scratch.resolve("node"), "serving.json").get(0);
        Files.write(record, Arrays.copyOf(Files.readAllBytes(record), length));
        int reads = objects.reads();

        node = start(false);
        assertThat(node.events()).hasAtLeastOneElementOfType(ServingEvent.Forgotten.class);
        assertThat(node.get(DELAYS, "k1")).startsWith("NO_SUCH_DATASET");
        node.reachable(true);

        assertThat(node.store().awaitReady(Duration.ofSeconds(30))).isTrue();
        assertThat(node.get(DELAYS, "k1")).isEqualTo("b-k1");
        assertThat(objects.reads()).isEqualTo(reads);
        node.close();
        node = start(false);
        assertThat(node.store().awaitReady(Duration.ofSeconds(30))).isTrue();
        assertThat(node.get(DELAYS, "k1")).isEqualTo("b-k1");
    }

    @Test
    void followsALogAsFarAsItIsWholeIfThatIsFartherThanItServed() {
        node.ship(DELAYS, ServingStoreTest.rows("a"));
        node.ship(DELAYS, ServingStoreTest.rows("b"));
        node.close();
        long rolledBack = shipyard.rollBack(DELAYS, VersionNumber.FIRST);
        objects.create(Layout.entry(rolledBack + 1), new byte[] {'n', 'o'});

        node = start(true);

        assertThat(node.store().awaitReady(Duration.ofSeconds(30))).isTrue();
        assertThat(node.get(DELAYS, "k1")).isEqualTo("a-k1");
        node.await("the alarm", () -> node.store().staleness().isPresent());
    }

    @Test
    void downloadsNothingThatIsOnItsDisk() {
        node.ship(DELAYS, ServingStoreTest.rows("a"));
        node.ship(DELAYS, ServingStoreTest.rows("b"));
        node.close();
        int reads = objects.reads();

        node = start(true);

        assertThat(node.store().awaitReady(Duration.ofSeconds(30))).isTrue();
        assertThat(node.get(DELAYS, "k1")).isEqualTo("b-k1");
        assertThat(objects.reads()).isEqualTo(reads);
    }

    @Test
    void neverServesAStagedVersionThatNoEntryActivated() {
        node.ship(DELAYS, ServingStoreTest.rows("a"));
        VersionNumber staged = shipyard.register(DELAYS, ServingStoreTest.rows("b"));
        shipyard.stage(DELAYS, staged);
        node.awaitState(DELAYS, staged, State.READY);
        node.close();

        node = start(false);

        assertThat(node.store().awaitReady(Duration.ofSeconds(30))).isTrue();
        assertThat(node.get(DELAYS, "k1")).isEqualTo("a-k1");
        assertThat(node.get(DELAYS, staged, "k1")).startsWith("UNREADABLE");
    }

    @Test
    void doesNotComeBackOnAVersionThatWasRolledBackMeanwhile() {
        VersionNumber first = node.ship(DELAYS, ServingStoreTest.rows("a"));
        node.ship(DELAYS, ServingStoreTest.rows("b"));
        node.close();
        shipyard.rollBack(DELAYS, first);

        node = start(true);

        assertThat(node.store().awaitReady(Duration.ofSeconds(30))).isTrue();
        assertThat(node.get(DELAYS, "k1")).isEqualTo("a-k1");
    }

    @Test
    void removesAVersionThatWasRejectedMeanwhile() {
        node.ship(DELAYS, ServingStoreTest.rows("a"));
        VersionNumber next = shipyard.register(DELAYS, ServingStoreTest.rows("b"));
        shipyard.stage(DELAYS, next);
        node.awaitState(DELAYS, next, State.READY);
        node.close();
        shipyard.reject(DELAYS, next);

        node = start(true);

        assertThat(node.store().awaitReady(Duration.ofSeconds(30))).isTrue();
        node.await("its folder to be removed", () -> TestFiles.versionFolders(scratch.resolve("node")) == 1);
        assertThat(node.get(DELAYS, "k1")).isEqualTo("a-k1");
    }

    @Test
    void aNodeCutOffBeforeTheMarkerStagesTheVersionAgain() throws IOException {
        // What a kill leaves inside the ingestion: files and half a database, and no marker.
        for (String left : List.of("CURRENT", "000008.sst", "LOG")) {
            VersionNumber version = node.ship(DELAYS, ServingStoreTest.rows("cut-" + left));
            node.close();
            for (Path marker : TestFiles.find(scratch.resolve("node"), "verified.json")) {
                Files.delete(marker);
            }
            for (Path part : TestFiles.find(scratch.resolve("node"), left)) {
                Files.delete(part);
            }

            node = start(true);

            assertThat(node.store().awaitReady(Duration.ofSeconds(30))).isTrue();
            assertThat(node.get(DELAYS, "k1")).isEqualTo("cut-" + left + "-k1");
            assertThat(node.get(DELAYS, version, "k2")).isEqualTo("cut-" + left + "-k2");
        }
    }

    @Test
    void damageFoundWhileReadingClosesTheVersionAndFetchesItAgain() {
        node.ship(DELAYS, ServingStoreTest.rows("a"));
        node.close();
        // The data folder holds two names of each file; a flip through both would undo itself.
        for (Path file : TestFiles.find(scratch.resolve("node"), ".sst")) {
            if (file.toString().contains("/files/")) {
                TestFiles.flip(file, 20);
            }
        }

        node = start(true);
        assertThat(node.store().awaitReady(Duration.ofSeconds(30))).isTrue();
        int errors = 0;
        for (int i = 0; i < 400; i++) {
            errors += readsRightOrFails("k" + i) ? 0 : 1;
        }

        assertThat(errors).isPositive();
        node.await("the version to be whole again", () -> readsRightOrFails("k1"));
        for (int i = 0; i < 400; i++) {
            String key = "k" + i;
            node.await(key, () -> readsRightOrFails(key));
        }
    }

    /** Never another value: the right one, or an error, or a dataset that is not open. */
    private boolean readsRightOrFails(String key) {
        try {
            String read = node.get(DELAYS, key);
            assertThat(read).satisfiesAnyOf(value -> assertThat(value).isEqualTo("a-" + key), value -> assertThat(value)
                    .startsWith("LOADING"));
            return read.equals("a-" + key);
        } catch (io.slipway.schemas.failure.CorruptDataException e) {
            return false;
        }
    }

    @Test
    void leavesNoFileOpenAndNoThreadBehind() throws IOException {
        node.ship(DELAYS, ServingStoreTest.rows("a"));
        node.ship(DELAYS, ServingStoreTest.rows("b"));
        node.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("slipway-"));
        Path directory = scratch.resolve("node").toRealPath();
        try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
            assertThat(descriptors.map(ServingRestartTest::target)).noneMatch(path -> path.startsWith(directory));
        }
        node = start(true);
    }

    private static Path target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor);
        } catch (IOException e) {
            return Path.of("closed meanwhile");
        }
    }

    private TestNode start(boolean reachable) {
        return new TestNode(TestNode.options(scratch.resolve("node")), shipyard, objects, reachable);
    }
}

package io.slipway.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.entry.Change;
import io.slipway.catalog.layout.Layout;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.manifest.ManifestFile;
import io.slipway.catalog.node.VersionReport.State;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.NamespaceId;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.serving.event.ServingEvent;
import io.slipway.serving.fetch.ScriptedStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever goes wrong with the next version, the current one is answered with. */
class ServingFailuresTest {
    private static final DatasetName DELAYS = new DatasetName("delays");

    private final ScriptedStore objects = new ScriptedStore();

    @TempDir
    Path scratch;

    private Shipyard shipyard;
    private TestNode node;

    @BeforeEach
    void serveAVersion() {
        shipyard = new Shipyard(objects, scratch.resolve("builds"), 1);
        node = new TestNode(TestNode.options(scratch.resolve("node")), shipyard, objects, true);
        node.ship(DELAYS, ServingStoreTest.rows("a"));
    }

    @AfterEach
    void closeNode() {
        node.close();
    }

    @Test
    void refusesAMissingFileByName() {
        VersionNumber next = shipyard.register(DELAYS, ServingStoreTest.rows("b"));
        ObjectKey key = fileOf(next, 1);
        objects.delete(key);

        assertRefused(next, key.text(), "missing");
    }

    @Test
    void refusesATruncatedFileByName() {
        VersionNumber next = shipyard.register(DELAYS, ServingStoreTest.rows("b"));
        replace(fileOf(next, 0), content -> Arrays.copyOf(content, content.length - 1));

        assertRefused(next, fileOf(next, 0).text(), "its length is not that of the manifest");
    }

    @Test
    void refusesAnAlteredFileByName() {
        VersionNumber next = shipyard.register(DELAYS, ServingStoreTest.rows("b"));
        replace(fileOf(next, 2), content -> {
            content[content.length / 3] ^= 1;
            return content;
        });

        assertRefused(next, fileOf(next, 2).text(), "it was altered, or is another file");
    }

    @Test
    void refusesAFileSwappedWithAnotherShardsByName() {
        VersionNumber next = shipyard.register(DELAYS, ServingStoreTest.rows("b"));
        byte[] other = objects.read(fileOf(next, 3));
        replace(fileOf(next, 2), content -> other);

        assertRefused(next, fileOf(next, 2).text(), "expected=");
    }

    @Test
    void refusesAMissingManifestByName() {
        VersionNumber next = shipyard.register(DELAYS, ServingStoreTest.rows("b"));
        ObjectKey manifest = manifestOf(next);
        objects.delete(manifest);

        assertRefused(next, manifest.text(), "missing");
    }

    @Test
    void refusesAnAlteredManifestByName() {
        VersionNumber next = shipyard.register(DELAYS, ServingStoreTest.rows("b"));
        replace(manifestOf(next), content -> {
            content[content.length / 2] ^= 1;
            return content;
        });

        assertRefused(next, manifestOf(next).text(), "it was altered");
    }

    @Test
    void refusesAManifestOfAnotherNamespaceByName() {
        NamespaceId other = new NamespaceId("f".repeat(32));
        VersionNumber next = shipyard.register(DELAYS, ServingStoreTest.rows("b"), other);

        assertRefused(next, manifestOf(next).text(), "it is of another namespace");
    }

    @Test
    void fetchesOnWithWhatIsMissingAfterTheStoreWasAway() {
        VersionNumber next = shipyard.register(DELAYS, ServingStoreTest.rows("b"));
        objects.failAt(number -> number > 2);
        shipyard.stage(DELAYS, next);
        node.awaitState(DELAYS, next, State.FAILED);
        assertThat(node.report(DELAYS, next).orElseThrow().reason()).contains("the connection broke");
        assertThat(node.get(DELAYS, "k1")).isEqualTo("a-k1");
        objects.failAt(number -> false);

        node.await("version 2 to be ready", () -> {
            node.advance(Duration.ofSeconds(1));
            return node.report(DELAYS, next).orElseThrow().state() == State.READY;
        });
        node.awaitApplied(shipyard.activate(DELAYS, next));
        assertThat(node.get(DELAYS, "k1")).isEqualTo("b-k1");
    }

    @Test
    void aStoreThatRefusesIsNoReasonToDropWhatIsOnlyKept() {
        node.ship(DELAYS, ServingStoreTest.rows("b"));
        node.ship(DELAYS, ServingStoreTest.rows("c"));
        node.await("version 1 to be only kept", () -> {
            node.advance(Duration.ofMinutes(1));
            return node.report(DELAYS, VersionNumber.FIRST).isEmpty();
        });
        VersionNumber next = shipyard.register(DELAYS, ServingStoreTest.rows("d"));
        objects.refuse(true);
        shipyard.stage(DELAYS, next);
        node.awaitState(DELAYS, next, State.FAILED);
        assertThat(node.report(DELAYS, next).orElseThrow().reason()).contains("status 403");
        objects.refuse(false);
        node.await("version 4 to be ready", () -> {
            node.advance(Duration.ofSeconds(1));
            return node.report(DELAYS, next).orElseThrow().state() == State.READY;
        });
        node.await("all four on disk", () -> TestFiles.versionFolders(scratch.resolve("node")) == 4);

        assertThat(node.events())
                .filteredOn(ServingEvent.Staged.class::isInstance)
                .extracting(event -> ((ServingEvent.Staged) event).version().number())
                .doesNotHaveDuplicates();
    }

    @Test
    void looksAgainSoonAtAnObjectThatWasCorruptAndLessAndLessOftenThen() {
        VersionNumber next = shipyard.register(DELAYS, ServingStoreTest.rows("b"));
        byte[] whole = objects.read(fileOf(next, 1));
        replace(fileOf(next, 1), content -> Arrays.copyOf(content, content.length - 1));
        shipyard.stage(DELAYS, next);
        node.awaitState(DELAYS, next, State.FAILED);

        for (int failures = 1; failures <= 5; failures++) {
            int expected = failures + 1;
            node.advance(Duration.ofSeconds(1L << failures));
            node.await("failure " + expected, () -> failures() == expected);
        }
        replace(fileOf(next, 1), content -> whole);
        node.advance(Duration.ofSeconds(64));
        node.awaitState(DELAYS, next, State.READY);
    }

    @Test
    void looksAtOnceAtAVersionThatIsStagedAgain() {
        VersionNumber next = shipyard.register(DELAYS, ServingStoreTest.rows("b"));
        byte[] whole = objects.read(fileOf(next, 1));
        replace(fileOf(next, 1), content -> Arrays.copyOf(content, content.length - 1));
        shipyard.stage(DELAYS, next);
        node.awaitState(DELAYS, next, State.FAILED);
        replace(fileOf(next, 1), content -> whole);

        // Both at once, so that the node never sees the version unwanted.
        shipyard.change(
                new Change.Reject(DELAYS, next, Change.Reason.OPERATOR, new TreeMap<>()),
                new Change.Stage(DELAYS, next, 0, Change.Decider.OPERATOR));

        node.awaitState(DELAYS, next, State.READY);
    }

    @Test
    void fetchesAFileThatIsDamagedOnItsOwnDisk() throws IOException {
        Map<String, String> rows = ServingStoreTest.rows("a");
        rows.put("k1", "changed");
        VersionNumber next = shipyard.register(DELAYS, rows);
        for (ManifestFile file : shipyard.manifest(DELAYS, next).files()) {
            for (Path path : TestFiles.find(scratch.resolve("node"), "/files/" + file.sha256() + ".sst")) {
                TestFiles.flip(path, 20);
            }
        }
        shipyard.stage(DELAYS, next);
        node.awaitState(DELAYS, next, State.READY);
        node.awaitApplied(shipyard.activate(DELAYS, next));

        rows.forEach((key, value) -> assertThat(node.get(DELAYS, key)).isEqualTo(value));
    }

    private long failures() {
        return node.events().stream()
                .filter(ServingEvent.Failed.class::isInstance)
                .count();
    }

    @Test
    void aBreakAtEveryRequestInTurnEndsInTheSameVersion() {
        for (int n = 1; n <= 6; n++) {
            int failing = n;
            objects.failAt(number -> number == failing);
            String prefix = "n" + n;
            VersionNumber next = shipyard.register(DELAYS, ServingStoreTest.rows(prefix));
            shipyard.stage(DELAYS, next);
            node.awaitState(DELAYS, next, State.READY);
            node.awaitApplied(shipyard.activate(DELAYS, next));
            assertThat(node.get(DELAYS, "k7")).isEqualTo(prefix + "-k7");
        }
    }

    @Test
    void goesOnServingWhenTheLogIsBroken() {
        long next = shipyard.catalog().state().sequence() + 1;
        objects.create(Layout.entry(next), new byte[] {'n', 'o'});

        node.await("the alarm", () -> node.store().staleness().isPresent());

        assertThat(node.store().staleness().orElseThrow().sentence()).contains("followed no further");
        assertThat(node.get(DELAYS, "k1")).isEqualTo("a-k1");
    }

    private void assertRefused(VersionNumber next, String... words) {
        shipyard.stage(DELAYS, next);
        node.awaitState(DELAYS, next, State.FAILED);
        assertThat(node.report(DELAYS, next).orElseThrow().reason()).contains(words);
        assertThat(node.get(DELAYS, "k1")).isEqualTo("a-k1");
        assertThat(TestFiles.versionFolders(scratch.resolve("node"))).isEqualTo(1);
    }

    private ObjectKey fileOf(VersionNumber version, int index) {
        Manifest manifest = shipyard.manifest(DELAYS, version);
        ManifestFile file = manifest.files().get(index);
        return file.key();
    }

    private ObjectKey manifestOf(VersionNumber version) {
        return shipyard.state(DELAYS).version(version).orElseThrow().manifestKey();
    }

    private void replace(ObjectKey key, UnaryOperator<byte[]> change) {
        byte[] content = change.apply(objects.read(key));
        objects.delete(key);
        objects.create(key, content);
    }
}

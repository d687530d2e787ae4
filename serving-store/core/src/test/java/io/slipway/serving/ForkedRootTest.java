package io.slipway.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.serving.fetch.ScriptedStore;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A root that was copied and became a namespace of its own: its versions name the namespace that they were built in. */
class ForkedRootTest {
    private static final DatasetName DELAYS = new DatasetName("delays");

    private final ScriptedStore objects = new ScriptedStore();

    @TempDir
    Path scratch;

    private Shipyard shipyard;
    private TestNode node;

    @BeforeEach
    void serveAForkedRoot() {
        shipyard = new Shipyard(objects, scratch.resolve("builds"), 1);
        shipyard.ship(DELAYS, ServingStoreTest.rows("a"));
        shipyard.ship(DELAYS, ServingStoreTest.rows("b"));
        shipyard.fork();
        node = start(true);
        assertThat(node.store().awaitReady(Duration.ofSeconds(30))).isTrue();
        node.await(
                "version 1", () -> node.get(DELAYS, VersionNumber.FIRST, "k1").equals("a-k1"));
    }

    @AfterEach
    void closeNode() {
        node.close();
    }

    @Test
    void servesTheVersionsOfBefore() {
        assertThat(node.get(DELAYS, "k1")).isEqualTo("b-k1");
        assertThat(node.get(DELAYS, VersionNumber.FIRST, "k1")).isEqualTo("a-k1");
    }

    @Test
    void fetchesOneOfThemAgainAfterAStartFromItsOwnDisk() {
        node.close();
        node = start(false);
        assertThat(node.store().awaitReady(Duration.ofSeconds(30))).isTrue();
        node.reachable(true);
        node.await("the log", () -> node.store().staleness().isEmpty());
        for (Path file : TestFiles.find(scratch.resolve("node"), ".sst")) {
            if (file.toString().contains("/files/")) {
                TestFiles.flip(file, 20);
            }
        }

        node.store().scrub();

        node.await(
                "both versions to be fetched again",
                () -> node.store().figures().fetchedBytes()
                        == shipyard.manifest(DELAYS, VersionNumber.FIRST).bytes()
                                + shipyard.manifest(DELAYS, new VersionNumber(2))
                                        .bytes());
        node.await("version 2", () -> node.get(DELAYS, "k1").equals("b-k1"));
        node.await(
                "version 1", () -> node.get(DELAYS, VersionNumber.FIRST, "k1").equals("a-k1"));
    }

    private TestNode start(boolean reachable) {
        return new TestNode(TestNode.options(scratch.resolve("node")), shipyard, objects, reachable);
    }
}

package io.slipway.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.node.VersionReport.State;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.failure.AccessException;
import io.slipway.serving.disk.NoRoomException;
import io.slipway.serving.event.ServingEvent;
import io.slipway.serving.fetch.ScriptedStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is really full, wherever a node happens to be writing then. */
class FullDiskTest {
    private static final DatasetName DELAYS = new DatasetName("delays");
    private static final int MOST_BLOCKS = 256;

    private final ScriptedStore objects = new ScriptedStore();

    @TempDir
    Path scratch;

    private FullDisk disk;
    private Shipyard shipyard;
    private TestNode node;

    @BeforeEach
    void serveAVersion() throws IOException {
        disk = FullDisk.mount(scratch.resolve("node"), 16);
        shipyard = new Shipyard(objects, scratch.resolve("builds"), 1);
        node = new TestNode(TestNode.options(disk.root()), shipyard, objects, true);
        node.ship(DELAYS, ServingStoreTest.rows("a"));
    }

    @AfterEach
    void unmount() throws IOException {
        if (node != null) {
            node.close();
        }
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void whereverTheRoomEndsThePartIsRemovedAndTheOldVersionServes() throws IOException {
        VersionNumber next = shipyard.register(DELAYS, ServingStoreTest.rows("b"));
        disk.leave(0);
        shipyard.stage(DELAYS, next);
        node.awaitState(DELAYS, next, State.FAILED);
        for (int blocks = 1; isFailed(next); blocks++) {
            assertThat(blocks).isLessThan(MOST_BLOCKS);
            assertThat(node.get(DELAYS, "k1")).isEqualTo("a-k1");
            assertThat(TestFiles.versionFolders(disk.root())).isEqualTo(1);
            tryAgainWith(blocks, next);
        }
        disk.clear();
        node.awaitState(DELAYS, next, State.READY);
        node.awaitApplied(shipyard.activate(DELAYS, next));

        assertThat(node.get(DELAYS, "k1")).isEqualTo("b-k1");
        assertThat(node.events())
                .filteredOn(ServingEvent.Failed.class::isInstance)
                .extracting(event -> ((ServingEvent.Failed) event).failure())
                .hasSizeGreaterThan(4)
                .allMatch(AccessException.class::isInstance)
                .allMatch(NoRoomException::isBehind);
    }

    @Test
    void swapsAndRollsBackAlthoughItCannotRememberThat() throws IOException {
        node.ship(DELAYS, ServingStoreTest.rows("b"));
        node.await("the record of version 2", () -> recorded().contains("\"active\":2"));
        disk.leave(0);

        node.awaitApplied(shipyard.rollBack(DELAYS, VersionNumber.FIRST));

        assertThat(node.get(DELAYS, "k1")).isEqualTo("a-k1");
        node.await("the failure to be told", () -> node.events().stream()
                .anyMatch(ServingEvent.Unrecorded.class::isInstance));
        disk.clear();
        node.advance(Duration.ofMinutes(1));
        node.await("the record", () -> recorded().contains("\"active\":1"));
    }

    private String recorded() {
        try {
            return Files.readString(TestFiles.find(disk.root(), "serving.json").get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tryAgainWith(int blocks, VersionNumber version) {
        long failures = failures();
        disk.leave(blocks);
        node.advance(Duration.ofMinutes(1));
        node.await("another try with " + blocks + " blocks", () -> failures() > failures || !isFailed(version));
        node.await(
                "its outcome", () -> node.report(DELAYS, version).orElseThrow().state() != State.FETCHING);
    }

    private boolean isFailed(VersionNumber version) {
        return node.report(DELAYS, version).orElseThrow().state() == State.FAILED;
    }

    private long failures() {
        return node.events().stream()
                .filter(ServingEvent.Failed.class::isInstance)
                .count();
    }
}

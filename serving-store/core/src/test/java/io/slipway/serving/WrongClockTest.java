package io.slipway.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.node.VersionReport.State;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.serving.fetch.ScriptedStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes whose clocks are a day ahead and a day behind do what a node with the right time does. */
class WrongClockTest {
    private static final DatasetName DELAYS = new DatasetName("delays");
    private static final List<String> PREFIXES = List.of("a", "b", "c", "d");

    private final ScriptedStore objects = new ScriptedStore();

    @TempDir
    Path scratch;

    private Shipyard shipyard;
    private List<TestNode> nodes;

    @BeforeEach
    void startNodes() {
        shipyard = new Shipyard(objects, scratch.resolve("builds"), 1);
        nodes = Stream.of(0, 1, -1).map(this::start).toList();
    }

    private TestNode start(int days) {
        Clock wall = Clock.offset(Clock.systemUTC(), Duration.ofDays(days));
        return new TestNode(TestNode.options(directory(days)), shipyard, objects, true, wall);
    }

    private Path directory(int days) {
        return scratch.resolve("node" + days);
    }

    @AfterEach
    void closeNodes() {
        nodes.forEach(TestNode::close);
    }

    @Test
    void serveTheSameMapsAndKeepTheSameVersions() {
        for (String prefix : PREFIXES) {
            ship(prefix);
            each(node -> assertThat(node.get(DELAYS, "k1")).isEqualTo(prefix + "-k1"));
        }
        shipyard.retire(DELAYS, VersionNumber.FIRST);
        awaitHead();
        // What was replaced a moment ago is open and on the disk still, whatever the time is; in ten minutes it is not.
        each(node -> assertThat(node.get(DELAYS, VersionNumber.FIRST, "k1")).isEqualTo("a-k1"));
        assertThat(folders()).containsOnly(4L);
        each(node -> node.advance(Duration.ofMinutes(11)));
        each(node -> node.await("version 1 to be gone", () -> folders().allMatch(count -> count == 3)));

        shipyard.rollBack(DELAYS, new VersionNumber(3));
        awaitHead();

        each(node -> assertThat(node.get(DELAYS, "k1")).isEqualTo("c-k1"));
        each(node -> node.awaitState(DELAYS, new VersionNumber(2), State.OPEN));
    }

    private Stream<Long> folders() {
        return Stream.of(0, 1, -1).map(days -> TestFiles.versionFolders(directory(days)));
    }

    private void ship(String prefix) {
        VersionNumber version = shipyard.register(DELAYS, ServingStoreTest.rows(prefix));
        shipyard.stage(DELAYS, version);
        each(node -> node.awaitState(DELAYS, version, State.READY));
        shipyard.activate(DELAYS, version);
        awaitHead();
    }

    private void awaitHead() {
        long head = shipyard.catalog().state().sequence();
        each(node -> node.awaitApplied(head));
    }

    private void each(Consumer<TestNode> asks) {
        nodes.forEach(asks);
    }
}

package io.slipway.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.serving.event.ServingEvent;
import io.slipway.serving.fetch.ScriptedStore;
import io.slipway.serving.scrub.ScrubOptions;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rots on the disk is found before anybody reads it. */
class ScrubTest {
    private static final DatasetName DELAYS = new DatasetName("delays");
    private static final VersionNumber SECOND = new VersionNumber(2);

    private final ScriptedStore objects = new ScriptedStore();

    @TempDir
    Path scratch;

    private Shipyard shipyard;
    private TestNode node;

    @BeforeEach
    void serveTwoVersions() {
        shipyard = new Shipyard(objects, scratch.resolve("builds"), 1);
        node = start(ScrubOptions.DEFAULT);
        node.ship(DELAYS, ServingStoreTest.rows("a"));
        node.ship(DELAYS, ServingStoreTest.rows("b"));
    }

    @AfterEach
    void closeNode() {
        node.close();
    }

    @Test
    void findsNothingInWhatIsWhole() {
        long bytes = shipyard.manifest(DELAYS, VersionNumber.FIRST).bytes()
                + shipyard.manifest(DELAYS, SECOND).bytes();

        node.store().scrub();

        assertThat(node.store().figures().scrubbedBytes()).isEqualTo(bytes);
        assertThat(damage()).isEmpty();
    }

    @Test
    void fetchesAVersionAgainOfWhichOneBitHasChanged() {
        TestFiles.flip(filesOf(SECOND).get(2), 40);

        node.store().scrub();

        node.await("the damage to be told", () -> damage().size() == 1);
        assertThat(damage().get(0).version().number()).isEqualTo(SECOND);
        awaitWhole("b");
        assertThat(node.get(DELAYS, VersionNumber.FIRST, "k1")).isEqualTo("a-k1");
        node.store().scrub();
        assertThat(damage()).hasSize(1);
    }

    @Test
    void fetchesAVersionAgainOfWhichAFileIsShort() throws IOException {
        try (FileChannel file = FileChannel.open(filesOf(SECOND).get(1), StandardOpenOption.WRITE)) {
            file.truncate(file.size() - 1);
        }

        node.store().scrub();

        node.await("the damage to be told", () -> damage().size() == 1);
        awaitWhole("b");
    }

    @Test
    void whatCannotBeLookedAtIsNoDamage() throws IOException {
        Path marker = TestFiles.find(scratch.resolve("node"), "verified.json").stream()
                .filter(path -> path.toString()
                        .contains(shipyard.state(DELAYS)
                                .version(SECOND)
                                .orElseThrow()
                                .manifestSha256()
                                .hex()))
                .findFirst()
                .orElseThrow();
        Path aside = Files.move(marker, marker.resolveSibling("aside"));
        // Like too many open files: the marker is there, and cannot be opened.
        Files.createSymbolicLink(marker, marker);

        node.store().scrub();
        // The owner hears of the first round before the second one begins.
        node.store().scrub();

        assertThat(damage()).isEmpty();
        assertThat(node.events())
                .filteredOn(ServingEvent.Unscrubbed.class::isInstance)
                .hasSize(2);
        assertThat(node.get(DELAYS, "k1")).isEqualTo("b-k1");
        Files.delete(marker);
        Files.move(aside, marker);
        long before = node.store().figures().scrubbedBytes();
        node.store().scrub();
        assertThat(node.store().figures().scrubbedBytes() - before)
                .isEqualTo(shipyard.manifest(DELAYS, VersionNumber.FIRST).bytes()
                        + shipyard.manifest(DELAYS, SECOND).bytes());
        assertThat(damage()).isEmpty();
    }

    @Test
    void looksAtVersionsThatAreClosedToo() {
        node.ship(DELAYS, ServingStoreTest.rows("c"));
        node.advance(Duration.ofMinutes(11));
        // Nobody may read it from the moment on that it leaves; it is scrubbed again when it is closed.
        node.await("version 1 to be closed", () -> node.events().stream()
                .anyMatch(event -> event instanceof ServingEvent.Closed closed
                        && closed.version().number().equals(VersionNumber.FIRST)));
        assertThat(node.get(DELAYS, VersionNumber.FIRST, "k1")).startsWith("TRY_AGAIN");
        TestFiles.flip(filesOf(VersionNumber.FIRST).get(0), 40);

        node.store().scrub();

        node.await("the damage to be told", () -> damage().size() == 1);
        node.await("version 1 to be whole again", () -> {
            node.store().demand(DELAYS, VersionNumber.FIRST);
            return node.get(DELAYS, VersionNumber.FIRST, "k1").equals("a-k1");
        });
        for (int i = 0; i < 400; i++) {
            assertThat(node.get(DELAYS, VersionNumber.FIRST, "k" + i)).isEqualTo("a-k" + i);
        }
        assertThat(node.get(DELAYS, "k1")).isEqualTo("c-k1");
    }

    @Test
    void looksByItself() {
        node.close();
        node = start(new ScrubOptions(Duration.ofMillis(20), Duration.ofMillis(20)));
        assertThat(node.store().awaitReady(Duration.ofSeconds(30))).isTrue();
        TestFiles.flip(filesOf(SECOND).get(0), 40);

        node.await("the damage to be told", () -> !damage().isEmpty());

        awaitWhole("b");
    }

    private void awaitWhole(String prefix) {
        for (int i = 0; i < 400; i++) {
            String key = "k" + i;
            node.await(key, () -> readsRight(prefix, key));
        }
    }

    /** Until it is whole the right value, an error or nothing; never another value. */
    private boolean readsRight(String prefix, String key) {
        try {
            String read = node.get(DELAYS, key);
            assertThat(read).matches("LOADING.*|" + prefix + "-" + key);
            return !read.startsWith("LOADING");
        } catch (CorruptDataException e) {
            return false;
        }
    }

    private List<ServingEvent.Damaged> damage() {
        return node.events().stream()
                .filter(ServingEvent.Damaged.class::isInstance)
                .map(ServingEvent.Damaged.class::cast)
                .toList();
    }

    private List<Path> filesOf(VersionNumber version) {
        return shipyard.manifest(DELAYS, version).files().stream()
                .flatMap(file -> TestFiles.find(scratch.resolve("node"), "/files/" + file.sha256() + ".sst").stream())
                .toList();
    }

    private TestNode start(ScrubOptions scrub) {
        return new TestNode(TestNode.options(scratch.resolve("node")).withScrub(scrub), shipyard, objects, true);
    }
}

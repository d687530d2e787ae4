package io.slipway.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.CatalogOptions;
import io.slipway.catalog.append.MonotonicClock;
import io.slipway.catalog.store.LocalObjectStore;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.serving.event.ServingListener;
import io.slipway.serving.fetch.pace.FetchPace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node that dies while it ingests a version is started again: what has no marker is removed and fetched anew. */
class KilledNodeIT {
    private static final DatasetName DELAYS = new DatasetName("delays");
    private static final int KILLED = 137;
    private static final String THIRD_RANGE = "the third range";

    @TempDir
    Path scratch;

    private ObjectStore objects;
    private Shipyard shipyard;

    @BeforeEach
    void serveAVersionAndActivateTheNext() {
        objects = new LocalObjectStore(scratch.resolve("root"));
        shipyard = new Shipyard(objects, scratch.resolve("builds"), 1);
        shipyard.ship(DELAYS, ServingStoreTest.rows("a"));
        try (TestNode node = start()) {
            assertThat(node.store().awaitReady(Duration.ofSeconds(30))).isTrue();
            assertThat(node.get(DELAYS, "k1")).isEqualTo("a-k1");
        }
        shipyard.ship(DELAYS, ServingStoreTest.rows("b"));
    }

    /** The moments are what a file path has in it that has just appeared; but for the first one. */
    @ParameterizedTest
    @ValueSource(strings = {THIRD_RANGE, "/reading/", "/rocksdb/CURRENT", "/rocksdb/000"})
    void servesTheNextVersionWholeWhereverItWasKilled(String moment) throws Exception {
        assertThat(runAndDie(moment)).isEqualTo(KILLED);
        int complete = TestFiles.find(scratch.resolve("node"), "verified.json").size();
        assertThat(complete).isLessThanOrEqualTo(moment.equals(THIRD_RANGE) ? 1 : 2);

        try (TestNode node = start()) {
            node.await("version 2", () -> node.get(DELAYS, "k1").equals("b-k1"));
            node.await("version 1 beside it", () -> node.get(DELAYS, VersionNumber.FIRST, "k1")
                    .equals("a-k1"));
            for (int i = 0; i < 400; i++) {
                assertThat(node.get(DELAYS, "k" + i)).isEqualTo("b-k" + i);
                assertThat(node.get(DELAYS, VersionNumber.FIRST, "k" + i)).isEqualTo("a-k" + i);
            }
            long bytes = shipyard.manifest(DELAYS, new VersionNumber(2)).bytes();
            assertThat(node.store().figures().fetchedBytes()).isEqualTo(complete == 2 ? 0 : bytes);
            assertThat(TestFiles.versionFolders(scratch.resolve("node"))).isEqualTo(2);
        }
    }

    private TestNode start() {
        return new TestNode(TestNode.options(scratch.resolve("node")), shipyard, objects, true);
    }

    private int runAndDie(String moment) throws IOException, InterruptedException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingNode.class.getName(),
                        scratch.resolve("root").toString(),
                        scratch.resolve("node").toString(),
                        moment)
                .inheritIO()
                .start()
                .waitFor();
    }

    /** A node on the first argument's root, in the second one's directory, that ends as if killed at the third one's moment. */
    static final class DyingNode {
        private DyingNode() {}

        public static void main(String[] arguments) {
            ObjectStore store = new LocalObjectStore(Path.of(arguments[0]));
            Path directory = Path.of(arguments[1]);
            String moment = arguments[2];
            ServingEnvironment environment = new ServingEnvironment(
                    MonotonicClock.system(),
                    Clock.systemUTC(),
                    new Random(3),
                    moment.equals(THIRD_RANGE) ? dyingAtTheThirdRange() : FetchPace.UNLIMITED,
                    ServingListener.SILENT);
            Path complete = Objects.requireNonNull(
                    TestFiles.find(directory, "verified.json").get(0).getParent());
            ServingStore.start(TestNode.options(directory), environment, () -> open(store), store);
            while (!hasAppeared(directory, complete, moment)) {
                Thread.onSpinWait();
            }
            Runtime.getRuntime().halt(KILLED);
        }

        private static boolean hasAppeared(Path directory, Path complete, String moment) {
            return TestFiles.find(directory, "").stream()
                    .anyMatch(path ->
                            !path.startsWith(complete) && path.toString().contains(moment));
        }

        private static Catalog open(ObjectStore store) {
            return Catalog.open(store, CatalogOptions.of(Clock.systemUTC(), new SplittableRandom(5)));
        }

        private static FetchPace dyingAtTheThirdRange() {
            AtomicInteger ranges = new AtomicInteger();
            return bytes -> {
                if (ranges.incrementAndGet() == 3) {
                    Runtime.getRuntime().halt(KILLED);
                }
                return Duration.ZERO;
            };
        }
    }
}

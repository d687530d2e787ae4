package io.slipway.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.CatalogOptions;
import io.slipway.catalog.append.MonotonicClock;
import io.slipway.catalog.store.LocalObjectStore;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.kafka.broker.SharedBroker;
import io.slipway.kafka.topic.KafkaSettings;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.serving.event.ServingListener;
import io.slipway.serving.fetch.pace.FetchPace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node that dies while it reads a version from Kafka is started again, and goes on with what was durable. */
class KilledTopicNodeIT {
    private static final DatasetName DELAYS = new DatasetName("delays");
    private static final int KILLED = 137;
    private static final AtomicLong RUNS = new AtomicLong(100); // attempts, and so topics, have other names in each

    @TempDir
    Path scratch;

    private final KafkaSettings kafka = SharedBroker.get().settings();
    private ObjectStore objects;
    private Shipyard shipyard;

    @BeforeEach
    void serveAVersionAndActivateTheNext() {
        objects = new LocalObjectStore(scratch.resolve("root"));
        shipyard = new Shipyard(objects, scratch.resolve("builds"), RUNS.incrementAndGet());
        shipyard.ship(DELAYS, ServingStoreTest.rows("a"));
        try (TestNode node = start()) {
            assertThat(node.store().awaitReady(Duration.ofSeconds(30))).isTrue();
        }
        shipyard.stage(DELAYS, shipyard.registerTopic(DELAYS, ServingStoreTest.rows("b"), kafka, 16));
        shipyard.activate(DELAYS, shipyard.state(DELAYS).versions().lastKey());
    }

    /** The moments are what a file path has in it that has just appeared. */
    @ParameterizedTest
    @ValueSource(strings = {"/progress/7.json", "/rocksdb/CURRENT"})
    void servesTheNextVersionWholeWhereverItWasKilled(String moment) throws Exception {
        assertThat(runAndDie(moment)).isEqualTo(KILLED);

        try (TestNode node = start()) {
            node.await("version 2", () -> node.get(DELAYS, "k1").equals("b-k1"));
            for (int i = 0; i < 400; i++) {
                assertThat(node.get(DELAYS, "k" + i)).isEqualTo("b-k" + i);
            }
            assertThat(TestFiles.versionFolders(scratch.resolve("node"))).isEqualTo(2);
            assertThat(TestFiles.find(scratch.resolve("node"), "verified.json")).hasSize(2);
        }
    }

    private TestNode start() {
        return new TestNode(options(scratch.resolve("node"), kafka), shipyard, objects, true);
    }

    private static ServingOptions options(Path directory, KafkaSettings kafka) {
        return TestNode.options(directory).withTopics(new TopicOptions(kafka, false));
    }

    private int runAndDie(String moment) throws IOException, InterruptedException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingNode.class.getName(),
                        scratch.resolve("root").toString(),
                        scratch.resolve("node").toString(),
                        kafka.brokers(),
                        moment)
                .inheritIO()
                .start()
                .waitFor();
    }

    /** A node on a root, in a directory, with brokers, that ends as if killed at the moment of the last argument. */
    static final class DyingNode {
        private DyingNode() {}

        public static void main(String[] arguments) {
            ObjectStore store = new LocalObjectStore(Path.of(arguments[0]));
            Path directory = Path.of(arguments[1]);
            List<Path> before = TestFiles.find(directory, "");
            ServingEnvironment environment = new ServingEnvironment(
                    MonotonicClock.system(),
                    Clock.systemUTC(),
                    new Random(3),
                    FetchPace.UNLIMITED,
                    ServingListener.SILENT);
            ServingOptions options = options(directory, KafkaSettings.of(arguments[2]));
            ServingStore.start(options, environment, () -> open(store), store);
            while (TestFiles.find(directory, "").stream()
                    .noneMatch(path -> path.toString().contains(arguments[3]) && !before.contains(path))) {
                Thread.onSpinWait();
            }
            Runtime.getRuntime().halt(KILLED);
        }

        private static Catalog open(ObjectStore store) {
            return Catalog.open(store, CatalogOptions.of(Clock.systemUTC(), new SplittableRandom(5)));
        }
    }
}

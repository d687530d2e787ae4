package io.slipway.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.catalog.node.VersionReport.State;
import io.slipway.catalog.store.MemoryObjectStore;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.kafka.broker.KafkaBroker;
import io.slipway.kafka.broker.SharedBroker;
import io.slipway.kafka.read.WrittenTopic;
import io.slipway.kafka.topic.KafkaSettings;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.serving.fetch.pace.FetchPace;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node that reads versions from a real broker: the same answers as from files, or the version before. */
class TopicServingIT {
    private static final DatasetName DELAYS = new DatasetName("delays");
    private static final int ROWS = 5_000;
    private static final Duration A_LONG_TIME = Duration.ofHours(1);
    private static final AtomicLong RUNS = new AtomicLong(); // attempts, and so topics, have other names in each

    @TempDir
    Path scratch;

    private final ObjectStore objects = new MemoryObjectStore(Clock.systemUTC());
    private final KafkaSettings kafka = SharedBroker.get().settings();
    private Shipyard shipyard;
    private TestNode node;

    @BeforeEach
    void serveAVersionOfFiles() {
        shipyard = new Shipyard(objects, scratch.resolve("builds"), RUNS.incrementAndGet());
        node = start(new TopicOptions(kafka, false));
        node.ship(DELAYS, rows("a"));
    }

    @AfterEach
    void closeNode() {
        node.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 16})
    void answersTheSameFromATopicAsFromFiles(int shards) {
        VersionNumber files = node.ship(DELAYS, rows("b"));

        VersionNumber topic = activate(shipyard.registerTopic(DELAYS, rows("b"), kafka, shards));

        for (int i = 0; i < ROWS + 10; i++) {
            assertThat(node.get(DELAYS, topic, "k" + i)).isEqualTo(node.get(DELAYS, files, "k" + i));
        }
        assertThat(node.get(DELAYS, "k1")).isEqualTo("b-k1");
        assertThat(shipyard.manifest(DELAYS, topic).rowChecksum())
                .isEqualTo(shipyard.manifest(DELAYS, files).rowChecksum());
    }

    @Test
    void takesTheFilesOfAVersionThatHasBoth() {
        VersionNumber both = shipyard.registerBoth(DELAYS, rows("b"), kafka, 2);
        topicOf(both).delete();

        activate(both);

        assertThat(node.get(DELAYS, "k1")).isEqualTo("b-k1");
    }

    @Test
    void takesTheTopicOfAVersionThatHasBothIfItIsToldTo() {
        restart(new TopicOptions(kafka, true));
        VersionNumber both = shipyard.registerBoth(DELAYS, rows("b"), kafka, 2);
        shipyard.manifest(DELAYS, both).files().forEach(file -> objects.delete(file.key()));

        activate(both);

        assertThat(node.get(DELAYS, "k1")).isEqualTo("b-k1");
    }

    @Test
    void aNodeThatKnowsNoBrokersSaysSoAndServesOn() {
        restart(null);
        VersionNumber next = shipyard.registerTopic(DELAYS, rows("b"), kafka, 2);

        assertRefused(next, "this node was started without --kafka-config");

        restart(new TopicOptions(kafka, false));
        node.awaitState(DELAYS, next, State.READY);
    }

    @Test
    void aTopicThatWasDeletedIsRefusedByName() {
        VersionNumber next = shipyard.registerTopic(DELAYS, rows("b"), kafka, 2);
        topicOf(next).delete();

        assertRefused(next, "Cannot read topic " + topic(next).name());
    }

    @Test
    void aTopicThatWasMadeAnewIsRefusedByName() {
        VersionNumber next = shipyard.registerTopic(DELAYS, rows("b"), kafka, 2);
        topicOf(next).delete();
        topicOf(next).write(RawRows.byShard(rows("x"), 2));

        assertRefused(next, topic(next).name() + ": it is another topic of the same name");
    }

    @Test
    void recordsThatWereRemovedAreRefusedByName() {
        VersionNumber next = shipyard.registerTopic(DELAYS, rows("b"), kafka, 2);
        topicOf(next).removeBefore(1, 7);

        assertRefused(next, topic(next).name() + ", partition 1, offset 0: the records are removed");
    }

    @Test
    void aRecordOfAnotherProducerIsRefusedByName() {
        VersionNumber next = shipyard.registerTopicWithStray(DELAYS, rows("b"), kafka);

        assertRefused(next, topic(next).name() + ", partition 0");
    }

    @Test
    void readsOnWhenTheBrokerComesBack(@TempDir Path folder) throws Exception {
        try (KafkaBroker broker = KafkaBroker.start(folder)) {
            VersionNumber next = shipyard.registerTopic(DELAYS, rows("b"), broker.settings(), 4);
            broker.kill();
            restart(new TopicOptions(broker.settings(), false));
            shipyard.stage(DELAYS, next);
            node.awaitState(DELAYS, next, State.FETCHING);

            broker.restart();

            node.awaitState(DELAYS, next, State.READY);
            node.awaitApplied(shipyard.activate(DELAYS, next));
            assertThat(node.get(DELAYS, "k77")).isEqualTo("b-k77");
        }
    }

    @Test
    void goesOnAfterARestartWithWhatItHad() {
        VersionNumber next = stopsAfterTheFirstPartition();
        List<Path> recorded = TestFiles.find(directory(), ".json").stream()
                .filter(TopicServingIT::isProgress)
                .toList();
        List<FileTime> before = recorded.stream().map(TestFiles::modified).toList();

        // Held at its first bytes, so that what it has recorded can be looked at.
        node = new TestNode(options(), shipyard, objects, bytes -> A_LONG_TIME);
        node.awaitState(DELAYS, next, State.FETCHING);
        node.await("the rest to begin", () -> node.store().figures().fetchedBytes() > 0);
        assertThat(recorded.stream().map(TestFiles::modified).toList()).isEqualTo(before);
        node.close();

        node = start(new TopicOptions(kafka, false));
        node.awaitState(DELAYS, next, State.READY);
        node.awaitApplied(shipyard.activate(DELAYS, next));
        for (int i = 0; i < ROWS; i++) {
            assertThat(node.get(DELAYS, "k" + i)).isEqualTo("b-k" + i);
        }
        assertThat(TestFiles.find(directory(), ".json")).noneMatch(TopicServingIT::isProgress);
    }

    @Test
    void removesAfterARestartWhatNobodyWantsAnyMore() {
        VersionNumber next = stopsAfterTheFirstPartition();
        assertThat(TestFiles.versionFolders(directory())).isEqualTo(2);
        shipyard.reject(DELAYS, next);

        node = start(new TopicOptions(kafka, false));
        assertThat(node.store().awaitReady(Duration.ofSeconds(30))).isTrue();

        node.await("one version", () -> TestFiles.versionFolders(directory()) == 1);
        assertThat(node.get(DELAYS, "k1")).isEqualTo("a-k1");
    }

    /** A version of several partitions is on its way when the node ends; one of them is complete, or two. */
    private VersionNumber stopsAfterTheFirstPartition() {
        node.close();
        FetchPace untilOneIsRecorded = bytes -> hasProgress() ? A_LONG_TIME : Duration.ZERO;
        node = new TestNode(options(), shipyard, objects, untilOneIsRecorded);
        VersionNumber next = shipyard.registerTopic(DELAYS, rows("b"), kafka, 16);
        shipyard.stage(DELAYS, next);
        node.await("a partition", this::hasProgress);
        node.close();
        assertThat(hasProgress()).isTrue();
        return next;
    }

    private boolean hasProgress() {
        return TestFiles.find(directory(), ".json").stream().anyMatch(TopicServingIT::isProgress);
    }

    private static boolean isProgress(Path file) {
        return file.toString().contains("/progress/");
    }

    @Test
    void aTopicThatTheDiskHasNoRoomForIsNotBegun() {
        node.close();
        ServingOptions o = options();
        ServingOptions full = new ServingOptions(
                o.dataDirectory(),
                o.cacheBytes(),
                o.fetch(),
                Long.MAX_VALUE / 2,
                o.longestJitter(),
                o.linger(),
                o.poll(),
                o.logPatience(),
                o.scrub(),
                o.topics());
        node = new TestNode(full, shipyard, objects, true);
        VersionNumber next = shipyard.registerTopic(DELAYS, rows("b"), kafka, 2);

        assertRefused(next, "the disk has no room, expected=" + topic(next).bytes() + " bytes");
        assertThat(node.store().figures().fetchedBytes()).isZero();
    }

    @Test
    void startsAgainWithKafkaAwayOnceItHasTheVersion() {
        activate(shipyard.registerTopic(DELAYS, rows("b"), kafka, 2));

        restart(null);

        assertThat(node.get(DELAYS, "k1")).isEqualTo("b-k1");
        assertThat(node.store().figures().fetchedBytes()).isZero();
    }

    @Test
    void aVersionWithoutRowsNeedsNoBroker() {
        restart(null);

        activate(shipyard.registerTopic(DELAYS, Map.of(), kafka, 2));

        assertThat(node.get(DELAYS, "k1")).isEqualTo("-");
    }

    private VersionNumber activate(VersionNumber version) {
        shipyard.stage(DELAYS, version);
        node.awaitState(DELAYS, version, State.READY);
        node.awaitApplied(shipyard.activate(DELAYS, version));
        return version;
    }

    private void assertRefused(VersionNumber version, String reason) {
        assertThat(node.store().awaitReady(Duration.ofSeconds(30))).isTrue();
        shipyard.stage(DELAYS, version);
        node.awaitState(DELAYS, version, State.FAILED);
        assertThat(node.report(DELAYS, version).orElseThrow().reason()).contains(reason);
        assertThat(node.get(DELAYS, "k1")).isEqualTo("a-k1");
    }

    private ManifestTopic topic(VersionNumber version) {
        return Objects.requireNonNull(shipyard.manifest(DELAYS, version).topic());
    }

    private WrittenTopic topicOf(VersionNumber version) {
        return new WrittenTopic(kafka, topic(version).name());
    }

    private void restart(@Nullable TopicOptions topics) {
        node.close();
        node = start(topics);
        assertThat(node.store().awaitReady(Duration.ofSeconds(30))).isTrue();
    }

    private Path directory() {
        return scratch.resolve("node");
    }

    private ServingOptions options() {
        return TestNode.options(directory()).withTopics(new TopicOptions(kafka, false));
    }

    private TestNode start(@Nullable TopicOptions topics) {
        ServingOptions options = TestNode.options(directory());
        return new TestNode(topics == null ? options : options.withTopics(topics), shipyard, objects, true);
    }

    private static Map<String, String> rows(String prefix) {
        Map<String, String> rows = new TreeMap<>();
        for (int i = 0; i < ROWS; i++) {
            rows.put("k" + i, prefix + "-k" + i);
        }
        return rows;
    }
}

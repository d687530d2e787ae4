package io.slipway.batch.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.kafka.broker.SharedBroker;
import io.slipway.kafka.read.PartitionRows;
import io.slipway.kafka.read.TopicReader;
import io.slipway.kafka.topic.KafkaSettings;
import io.slipway.kafka.topic.PublishLimits;
import io.slipway.kafka.topic.TopicName;
import io.slipway.kafka.topic.TopicSettings;
import io.slipway.kafka.topic.Topics;
import io.slipway.schemas.failure.BadRowsException;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds that publish to a real broker. */
class TopicBuildIT {
    private static final String EVENTS = """
            dataset: events
            inputs: { t: events.parquet }
            key: { partition: [who], sort: [at] }
            shards: 4
            on_duplicate_key: { keep_greatest: amount }
            """;
    private static final String BOTH = EVENTS + "publish: { kafka: true }\n";
    private static final String TOPIC_ALONE = EVENTS + "publish: { sst: false, kafka: true }\n";

    @TempDir
    Path folder;

    private final KafkaSettings kafka = new KafkaSettings(
            SharedBroker.get().settings().clients(),
            new TopicSettings("build-" + UUID.randomUUID() + ".", Optional.empty(), false, Optional.empty()),
            PublishLimits.NONE,
            OptionalLong.empty());
    private Bench bench;

    @BeforeEach
    void open() throws IOException, SQLException {
        bench = Bench.in(folder).withKafka(kafka);
        bench.write(
                "events.parquet",
                "SELECT 'w' || i % 700 AS who, i % 900 AS at, i AS amount, 'text ' || i AS text FROM range(20000) t(i)");
    }

    private List<StoredRow> recordsOf(ManifestTopic topic) {
        List<StoredRow> rows = new ArrayList<>();
        for (int partition = 0; partition < topic.partitions().size(); partition++) {
            try (PartitionRows all = new TopicReader(kafka).open(topic, partition, 0, bytes -> {})) {
                while (all.next()) {
                    rows.add(StoredRow.of(all.key(), all.value()));
                }
            }
        }
        return rows;
    }

    private static ManifestTopic topicOf(Manifest manifest) {
        return Objects.requireNonNull(manifest.topic());
    }

    /** Every topic that an attempt has noted. */
    private List<TopicName> noted() throws IOException {
        try (Stream<Path> notes = Files.walk(folder.resolve("root/datasets"))) {
            return notes.filter(path -> path.endsWith("topic.json"))
                    .map(path ->
                            new TopicName(kafka.topic().prefix() + "events." + path.getName(path.getNameCount() - 2)))
                    .toList();
        }
    }

    private boolean isThere(TopicName name) {
        try (Topics topics = Topics.open(kafka)) {
            return !topics.id(name).isEmpty();
        } catch (NotFoundException gone) {
            return false;
        }
    }

    @Test
    void putsTheSameRowsIntoFilesAndTopic() {
        BuildResult built = bench.build(BOTH);
        Manifest manifest = bench.manifest(built.version());

        assertThat(built.topic()).hasValue(topicOf(manifest).name());
        assertThat(manifest.files()).isNotEmpty();
        assertThat(topicOf(manifest).rowChecksum()).isEqualTo(manifest.rowChecksum());
        assertThat(recordsOf(topicOf(manifest))).isEqualTo(bench.rows(built.version()));
    }

    @Test
    void makesAVersionOfATopicAlone() {
        BuildResult files = bench.build(EVENTS);
        BuildResult alone = bench.build(TOPIC_ALONE);
        Manifest manifest = bench.manifest(alone.version());

        assertThat(manifest.files()).isEmpty();
        assertThat(manifest.rows()).isEqualTo(files.figures().rows());
        assertThat(manifest.bytes())
                .isEqualTo(topicOf(manifest).bytes())
                .isEqualTo(alone.figures().bytes());
        assertThat(manifest.rowChecksum())
                .isEqualTo(bench.manifest(files.version()).rowChecksum());
        assertThat(alone.sampleKey()).isEqualTo(files.sampleKey());
        assertThat(recordsOf(topicOf(manifest))).isEqualTo(bench.rows(files.version()));
    }

    @Test
    void makesAVersionOfNoRows() throws SQLException {
        bench.write("events.parquet", "SELECT '' AS who, 1 AS at, 2 AS amount WHERE false");

        Manifest manifest = bench.manifest(bench.build(TOPIC_ALONE).version());

        assertThat(manifest.rows()).isZero();
        assertThat(topicOf(manifest).partitions()).hasSize(4).allSatisfy(partition -> assertThat(partition.endOffset())
                .isZero());
    }

    @Test
    void spillsAndPublishesTheSame() {
        BuildResult roomy = bench.build(BOTH);
        BuildResult tight =
                bench.withMemory(BuildEnvironment.LEAST_MEMORY_BYTES).build(BOTH, PushOptions.DEFAULT.forced());

        assertThat(recordsOf(topicOf(bench.manifest(tight.version()))))
                .isEqualTo(recordsOf(topicOf(bench.manifest(roomy.version()))));
    }

    @Test
    void isOneVersionAndOneTopicHoweverOftenItIsPushed() throws IOException {
        BuildResult first = bench.build(BOTH);
        BuildResult again = bench.build(BOTH);

        assertThat(again.outcome()).isEqualTo(BuildResult.Outcome.REGISTERED_BEFORE);
        assertThat(again.version().number()).isEqualTo(first.version().number());
        assertThat(noted()).hasSize(1);
    }

    @Test
    void leavesNoTopicOfABuildThatFails() throws IOException {
        String unique = BOTH.replace("{ keep_greatest: amount }", "fail");

        assertThatThrownBy(() -> bench.build(unique)).isInstanceOf(BadRowsException.class);
        assertThat(noted()).hasSize(1).noneMatch(this::isThere);
    }

    @Test
    void leavesNoTopicWhenThereIsNothingNew() throws IOException {
        BuildResult built = bench.build(BOTH);
        bench.activate(built.version());
        PushOptions onlyIfNew = PushOptions.DEFAULT.forced().skippingUnchanged();

        assertThat(bench.build(BOTH, onlyIfNew).outcome()).isEqualTo(BuildResult.Outcome.NOTHING_NEW);
        assertThat(noted()).hasSize(2).filteredOn(this::isThere).hasSize(1);
    }

    @Test
    void isNewWhenTheActiveVersionHasNoTopic() {
        bench.activate(bench.build(EVENTS).version());
        PushOptions onlyIfNew = PushOptions.DEFAULT.skippingUnchanged();

        assertThat(bench.build(BOTH, onlyIfNew).outcome()).isEqualTo(BuildResult.Outcome.REGISTERED);
    }

    @Test
    void refusesToBuildWhenNobodySaidWhereKafkaIs() throws IOException {
        Bench without = Bench.in(folder);

        assertThatThrownBy(() -> without.build(BOTH))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("nobody said where Kafka is");
        assertThat(without.catalog().state().sequence()).isZero();
    }
}

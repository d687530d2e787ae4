package io.slipway.kafka.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.fake.MemoryRoot;
import io.slipway.catalog.fake.Push;
import io.slipway.catalog.manifest.ManifestPartition;
import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.catalog.sweep.Outside;
import io.slipway.catalog.sweep.SweepOptions;
import io.slipway.catalog.sweep.SweepReport;
import io.slipway.catalog.sweep.Sweeper;
import io.slipway.kafka.broker.SharedBroker;
import io.slipway.kafka.topic.KafkaSettings;
import io.slipway.kafka.topic.PublishLimits;
import io.slipway.kafka.topic.TopicName;
import io.slipway.kafka.topic.TopicRemoval;
import io.slipway.kafka.topic.TopicSettings;
import io.slipway.kafka.topic.Topics;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.NamespaceId;
import io.slipway.schemas.dataset.PushId;
import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.ConflictException;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.UnavailableException;
import io.slipway.schemas.failure.UsageException;
import io.slipway.sst.commit.Attempt;
import io.slipway.sst.commit.VersionCommitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** Topics on a real broker. */
class TopicPublisherIT {
    private static final DatasetName ROUTES = new DatasetName("routes");

    private final String prefix = "publisher-" + UUID.randomUUID() + ".";
    private final MemoryRoot root = new MemoryRoot();
    private final Catalog catalog = root.init();
    private final KafkaSettings settings = settings(false);

    private KafkaSettings settings(boolean remoteStorage) {
        KafkaSettings broker = SharedBroker.get().settings();
        return new KafkaSettings(
                broker.clients(),
                new TopicSettings(prefix, Optional.of((short) 1), remoteStorage, Optional.empty()),
                new PublishLimits(OptionalLong.of(1_000_000), OptionalLong.of(100_000_000)),
                OptionalLong.empty());
    }

    private Attempt attempt(String push) {
        return new VersionCommitter(catalog, root.store(), Runnable::run, root.random())
                .begin(ROUTES, new PushId(push));
    }

    private static void send(TopicPublisher publisher, int shard, SeededShard rows) {
        var sent = publisher.sending(shard, rows);
        boolean more = true;
        while (more) {
            more = sent.next();
        }
    }

    private boolean isThere(TopicName name) {
        try (Topics topics = Topics.open(settings)) {
            return !topics.id(name).isEmpty();
        } catch (NotFoundException gone) {
            return false;
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> records(String topic, ManifestPartition partition) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        TopicPartition from = new TopicPartition(topic, partition.partition());
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings.client(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(from));
            consumer.seek(from, partition.startOffset());
            while (consumer.position(from) < partition.endOffset()) {
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
        }
        return records;
    }

    @Test
    void putsEachRowIntoThePartitionOfItsShardOnceAndInOrder() {
        Attempt attempt = attempt("p1");
        ManifestTopic topic;
        try (TopicPublisher publisher = TopicPublisher.begin(settings, attempt, 4)) {
            send(publisher, 0, new SeededShard(0, 5_000));
            send(publisher, 1, new SeededShard(1, 1));
            send(publisher, 3, new SeededShard(3, 777));
            topic = publisher.settle();
        }

        assertThat(topic.name()).isEqualTo(prefix + "routes." + attempt.folder().attempt());
        assertThat(topic.partitions()).extracting(ManifestPartition::rows).containsExactly(5_000L, 1L, 0L, 777L);
        for (ManifestPartition partition : topic.partitions()) {
            SeededShard expected = new SeededShard(partition.partition(), Math.toIntExact(partition.rows()));
            List<ConsumerRecord<byte[], byte[]>> records = records(topic.name(), partition);
            assertThat(partition.rowChecksum()).isEqualTo(expected.checksum());
            assertThat(records.stream().map(ConsumerRecord::key).toList())
                    .usingRecursiveComparison()
                    .isEqualTo(expected.keysWithoutSlot());
            assertThat(records.stream().map(ConsumerRecord::value).toList())
                    .usingRecursiveComparison()
                    .isEqualTo(expected.values());
            assertThat(records)
                    .allSatisfy(record -> assertThat(record.headers()).isEmpty());
        }
    }

    @Test
    void theBrokersHaveTheFirstRowOfAPartitionBeforeTheNextIsSent() {
        Map<String, String> unhurried = new HashMap<>(settings.clients());
        unhurried.put("linger.ms", "600000");
        unhurried.put("delivery.timeout.ms", "900000");
        KafkaSettings lingering =
                new KafkaSettings(unhurried, settings.topic(), settings.publish(), settings.readBytesPerSecond());
        try (TopicPublisher publisher = TopicPublisher.begin(lingering, attempt("p1"), 2);
                Topics topics = Topics.open(settings)) {
            var sent = publisher.sending(1, new SeededShard(1, 10));
            sent.next();
            assertThat(topics.endOffsets(publisher.topic(), 2)).containsExactly(0L, 1L);

            sent.next();
            assertThat(topics.endOffsets(publisher.topic(), 2)).containsExactly(0L, 1L);
        }
    }

    @Test
    void makesATopicThatKeepsEverythingAndTakesTheGreatestRow() {
        try (TopicPublisher publisher = TopicPublisher.begin(settings, attempt("p1"), 1);
                Topics topics = Topics.open(settings)) {
            var config = topics.config(publisher.topic());

            assertThat(Map.of(
                            "cleanup.policy", "delete",
                            "retention.ms", "-1",
                            "retention.bytes", "-1"))
                    .allSatisfy(
                            (key, value) -> assertThat(config.get(key).value()).isEqualTo(value));
            assertThat(Integer.parseInt(config.get("max.message.bytes").value()))
                    .isGreaterThan(16 << 20);
        }
    }

    @Test
    void refusesATopicThatSomebodyElseWroteInto() {
        try (TopicPublisher publisher = TopicPublisher.begin(settings, attempt("p1"), 1)) {
            send(publisher, 0, new SeededShard(0, 100));
            writeAsAStranger(publisher.topic());

            assertThatThrownBy(publisher::settle)
                    .isInstanceOf(CorruptDataException.class)
                    .hasMessageContaining("Cannot publish topic " + publisher.topic() + ": partition 0 does not hold");
        }
    }

    private void writeAsAStranger(TopicName topic) {
        try (KafkaProducer<byte[], byte[]> stranger =
                new KafkaProducer<>(settings.client(), new ByteArraySerializer(), new ByteArraySerializer())) {
            var unused = stranger.send(new ProducerRecord<>(topic.text(), 0, new byte[] {1}, new byte[] {2}));
            stranger.flush();
        }
    }

    @Test
    void refusesATopicThatWasDeletedMeanwhile() {
        try (TopicPublisher publisher = TopicPublisher.begin(settings, attempt("p1"), 1);
                Topics topics = Topics.open(settings)) {
            send(publisher, 0, new SeededShard(0, 0));
            topics.delete(publisher.topic());

            assertThatThrownBy(publisher::settle)
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageContaining("have no such topic");
        }
    }

    @Test
    void namesTheSettingThatTheBrokersRefuse() {
        assertThatThrownBy(() -> TopicPublisher.begin(settings(true), attempt("p1"), 1))
                .isInstanceOf(AccessException.class)
                .hasMessageContaining("Cannot make topic " + prefix + "routes.")
                .hasMessageContaining("remote log storage");
    }

    @Test
    void saysWhichBrokersDoNotAnswer() {
        KafkaSettings nobody = new KafkaSettings(
                Map.of(
                        "bootstrap.servers",
                        "127.0.0.1:1",
                        "default.api.timeout.ms",
                        "1000",
                        "request.timeout.ms",
                        "500"),
                TopicSettings.DEFAULT,
                PublishLimits.NONE,
                OptionalLong.empty());

        assertThatThrownBy(() -> TopicPublisher.begin(nobody, attempt("p1"), 1))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("127.0.0.1:1");
    }

    @Test
    void waitsForANameServiceThatIsAway() {
        assertThatThrownBy(() -> TopicPublisher.begin(KafkaSettings.of("no.such.host.invalid:9092"), attempt("p1"), 1))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("no.such.host.invalid");
    }

    @Test
    void makesNoTopicForAProducerThatCannotBe() {
        KafkaSettings bad = new KafkaSettings(
                Map.of("bootstrap.servers", settings.brokers(), "batch.size", "much"),
                settings.topic(),
                PublishLimits.NONE,
                OptionalLong.empty());
        Attempt attempt = attempt("p1");

        assertThatThrownBy(() -> TopicPublisher.begin(bad, attempt, 1))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("batch.size");
        assertThat(root.store().stat(attempt.folder().note())).isEmpty();
    }

    @Test
    void deletesWhatItGivesUp() {
        try (TopicPublisher publisher = TopicPublisher.begin(settings, attempt("p1"), 1)) {
            send(publisher, 0, new SeededShard(0, 10));
            publisher.abandon();

            assertThat(isThere(publisher.topic())).isFalse();
        }
    }

    @Test
    void leavesATopicThatASweepFindsByItsNote() {
        Attempt dead = attempt("dead");
        TopicName topic;
        try (TopicPublisher publisher = TopicPublisher.begin(settings, dead, 1)) {
            send(publisher, 0, new SeededShard(0, 10));
            topic = publisher.topic();
        }
        Push.run(root, catalog, ROUTES, "alive", "a");
        sweep(removal());
        assertThat(isThere(topic)).as("as long as it may register").isTrue();
        aWeekPasses();

        assertThat(sweep(Outside.OUT_OF_REACH).kept()).hasSize(1);
        assertThat(isThere(topic)).isTrue();
        assertThat(sweep(removal()).kept()).isEmpty();
        assertThat(isThere(topic)).isFalse();
        assertThat(root.store().stat(dead.folder().note())).isEmpty();
    }

    @Test
    void leavesTopicsOfAnotherNamespaceAlone() {
        Attempt attempt = attempt("p1");
        try (TopicPublisher publisher = TopicPublisher.begin(settings, attempt, 1)) {
            byte[] note = root.store().read(attempt.folder().note());
            TopicRemoval copied = new TopicRemoval(settings, new NamespaceId("ffffffffffffffffffffffffffffffff"));

            assertThat(copied.remove(attempt.folder(), note)).isEmpty();
            assertThat(isThere(publisher.topic())).isTrue();
        }
    }

    @Test
    void makesNoTopicForAnAttemptThatIsOver() {
        Attempt sleeper = attempt("sleeper");
        Push.run(root, catalog, ROUTES, "alive", "a");
        aWeekPasses();
        sweep(removal());

        assertThatThrownBy(() -> TopicPublisher.begin(settings, sleeper, 1)).isInstanceOf(ConflictException.class);
        assertThat(isThere(TopicName.of(prefix, sleeper.folder()))).isFalse();
    }

    private TopicRemoval removal() {
        return new TopicRemoval(settings, catalog.state().namespaceId());
    }

    private SweepReport sweep(Outside outside) {
        return new Sweeper(root.open(), root.store(), outside, root.clock())
                .sweep(root.request(), SweepOptions.DEFAULT);
    }

    private void aWeekPasses() {
        root.clock().advance(Duration.ofDays(7).plusMinutes(1));
        Push.run(root, catalog, ROUTES, "p" + root.clock().nanoTime(), "the newest of the day");
    }
}

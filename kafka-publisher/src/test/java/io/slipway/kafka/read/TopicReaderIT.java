package io.slipway.kafka.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.catalog.manifest.ManifestPartition;
import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.kafka.broker.KafkaBroker;
import io.slipway.kafka.broker.SharedBroker;
import io.slipway.kafka.topic.KafkaSettings;
import io.slipway.schemas.checksum.RowChecksum;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.UnavailableException;
import io.slipway.schemas.failure.UsageException;
import io.slipway.sst.write.SeededRows;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicReaderIT {
    private static final AtomicInteger TOPICS = new AtomicInteger();
    private static final SeededRows ROWS = SeededRows.of(11, 20_000, 300);
    private static final Duration SOON = Duration.ofSeconds(3);

    private final KafkaSettings settings = SharedBroker.get().settings();
    private final String name = "read." + TOPICS.incrementAndGet();
    private final WrittenTopic written = new WrittenTopic(settings, name);

    @Test
    void everyRowOfEveryPartitionComesBackInOrder() {
        ManifestTopic topic = written.write(ROWS, 4);

        List<String> lines = new ArrayList<>();
        for (int partition = 0; partition < 4; partition++) {
            lines.addAll(read(topic, partition, 0));
        }
        assertThat(lines).isEqualTo(SeededRows.lines(ROWS.all()));
    }

    @Test
    void beginsWhereItIsToldAndEndsWithTheManifest() {
        ManifestTopic topic = written.write(ROWS, 1);
        written.stray(0, new byte[] {'z'}, new byte[] {1});

        assertThat(read(topic, 0, 19_000))
                .isEqualTo(SeededRows.lines(ROWS.all()).subList(19_000, 20_000));
    }

    @Test
    void aRecordOfAnotherProducerIsFound() {
        ManifestTopic topic = written.write(SeededRows.of(1, 0, 0), 1);
        written.stray(0, new byte[] {'b'}, new byte[] {1});
        written.stray(0, new byte[] {'a'}, new byte[] {1});
        ManifestTopic claimed = claimed(topic, 2);

        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(() -> read(claimed, 0, 0))
                .withMessageContaining("topic " + name + ", partition 0, offset ");
    }

    @Test
    void aTopicThatIsNotThereIsSaidByName() {
        ManifestTopic never = new ManifestTopic(name, "id", List.of(partition(1)));

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> read(never, 0, 0))
                .withMessageContaining(name);
    }

    @Test
    void aTopicThatWasMadeAnewIsNotTakenForTheOldOne() {
        ManifestTopic topic = written.write(ROWS, 1);
        written.delete();
        String id = written.create(1);
        written.stray(0, new byte[] {'a'}, new byte[] {1});

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> read(topic, 0, 0))
                .withMessageContaining(
                        "another topic of the same name, expected=id " + topic.id() + " actual=id " + id);
    }

    @Test
    void aTopicThatGoesAwayUnderTheReaderIsSaidByName() {
        ManifestTopic topic = claimed(written.write(SeededRows.of(1, 10, 10), 1), 11);

        try (PartitionRows rows = new TopicReader(settings).open(topic, 0, 0, ReadPace.UNLIMITED)) {
            for (int i = 0; i < 10; i++) {
                rows.next();
            }
            written.delete();
            assertThatExceptionOfType(NotFoundException.class)
                    .isThrownBy(rows::next)
                    .withMessageContaining(name);
        }
    }

    @Test
    void removedRecordsAreMissed() {
        ManifestTopic topic = written.write(ROWS, 1);
        written.removeBefore(0, 5);

        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(() -> read(topic, 0, 0))
                .withMessage("Cannot read topic " + name + ", partition 0, offset 0: the records are removed");
    }

    @Test
    void aPartitionThatEndsEarlyIsNotWaitedForForLong() {
        ManifestTopic topic = claimed(written.write(SeededRows.of(1, 10, 10), 1), 11);

        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(() -> read(topic, 0, 0))
                .withMessageContaining("partition 0, offset 10: the partition ends early, expected=11 actual=10");
    }

    @Test
    void brokersThatNobodyHasFoundAreUnavailable() {
        KafkaSettings nobody = KafkaSettings.of("127.0.0.1:1");
        ManifestTopic topic = new ManifestTopic(name, "id", List.of(partition(1)));

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> {
                    try (PartitionRows rows =
                            new TopicReader(nobody, Duration.ofSeconds(1)).open(topic, 0, 0, ReadPace.UNLIMITED)) {
                        rows.next();
                    }
                })
                .withMessageContaining(name);
    }

    @Test
    void settingsThatNoClientTakesAreAMistakeOfTheCaller() {
        KafkaSettings unfit = new KafkaSettings(
                Map.of("bootstrap.servers", SharedBroker.get().bootstrap(), "security.protocol", "NONE"),
                settings.topic(),
                settings.publish(),
                OptionalLong.empty());
        ManifestTopic topic = new ManifestTopic(name, "id", List.of(partition(1)));

        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> new TopicReader(unfit).open(topic, 0, 0, ReadPace.UNLIMITED))
                .withMessageContaining("security.protocol");
    }

    @Test
    void thePaceHearsOfEveryByteAndCanEndTheReading() {
        ManifestTopic topic = written.write(ROWS, 1);
        AtomicLong bytes = new AtomicLong();
        try (PartitionRows rows = new TopicReader(settings).open(topic, 0, 0, bytes::addAndGet)) {
            while (rows.next()) {
                assertThat(rows.offset()).isEqualTo(rows.figures().rows() - 1);
            }
        }
        // Compressed, but the random half of each value is not compressible.
        assertThat(bytes.get()).isBetween(topic.bytes() / 4, 2 * topic.bytes());

        ReadPace nobodyWaits = taken -> {
            throw new UnavailableException("nobody wants it any more", "Nothing to do.");
        };
        try (PartitionRows rows = new TopicReader(settings).open(topic, 0, 0, nobodyWaits)) {
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(rows::next)
                    .withMessage("nobody wants it any more");
        }
    }

    @Test
    void aBrokerThatIsKilledEndsAnImpatientReaderAndAPatientOneReadsOnWhenItIsBack(@TempDir Path folder)
            throws Exception {
        try (KafkaBroker broker = KafkaBroker.start(folder)) {
            ManifestTopic topic = new WrittenTopic(broker.settings(), name).write(ROWS, 1);
            // Small fetches, so that no reader has got everything when the broker dies.
            KafkaSettings small = with(broker.settings(), Map.of("max.partition.fetch.bytes", "20000"));
            try (PartitionRows patient = new TopicReader(small).open(topic, 0, 0, ReadPace.UNLIMITED);
                    PartitionRows impatient = new TopicReader(small, SOON).open(topic, 0, 0, ReadPace.UNLIMITED)) {
                List<String> lines = lines(patient, 5_000);
                assertThat(impatient.next()).isTrue();
                broker.kill();
                assertThatExceptionOfType(UnavailableException.class)
                        .isThrownBy(() -> lines(impatient, Integer.MAX_VALUE))
                        .withMessageContaining("the brokers send nothing for 3 s");

                broker.restart();
                lines.addAll(lines(patient, Integer.MAX_VALUE));
                assertThat(lines).isEqualTo(SeededRows.lines(ROWS.all()));
            }
        }
    }

    private List<String> read(ManifestTopic topic, int partition, long from) {
        try (PartitionRows rows = new TopicReader(settings).open(topic, partition, from, ReadPace.UNLIMITED)) {
            return lines(rows, Integer.MAX_VALUE);
        }
    }

    private static List<String> lines(PartitionRows rows, int most) {
        List<String> lines = new ArrayList<>();
        while (lines.size() < most && rows.next()) {
            lines.add(line(rows));
        }
        return lines;
    }

    private static KafkaSettings with(KafkaSettings settings, Map<String, String> more) {
        Map<String, String> clients = new HashMap<>(settings.clients());
        clients.putAll(more);
        return new KafkaSettings(clients, settings.topic(), settings.publish(), settings.readBytesPerSecond());
    }

    /** The topic with another number of rows, as if its manifest stated them. */
    private static ManifestTopic claimed(ManifestTopic topic, long rows) {
        return new ManifestTopic(topic.name(), topic.id(), List.of(partition(rows)));
    }

    private static ManifestPartition partition(long rows) {
        return new ManifestPartition(0, 0, rows, rows, 2 * rows, RowChecksum.NONE);
    }

    private static String line(PartitionRows rows) {
        return hex(rows.key()) + "=" + hex(rows.value());
    }

    private static String hex(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(buffer.position(), bytes);
        return HexFormat.of().formatHex(bytes);
    }
}

package io.slipway.serving.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.kafka.broker.SharedBroker;
import io.slipway.kafka.read.TopicReader;
import io.slipway.kafka.read.WrittenTopic;
import io.slipway.kafka.topic.KafkaSettings;
import io.slipway.kafka.topic.PublishLimits;
import io.slipway.kafka.topic.TopicSettings;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.NamespaceId;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.UnavailableException;
import io.slipway.schemas.sharding.Slots;
import io.slipway.serving.disk.DataDirectory;
import io.slipway.serving.disk.PartitionRecord;
import io.slipway.serving.disk.PartitionRecord.Part;
import io.slipway.serving.disk.VersionFolder;
import io.slipway.serving.disk.VersionId;
import io.slipway.serving.fetch.pace.FetchPace;
import io.slipway.serving.fetch.pace.StopSignal;
import io.slipway.sst.profile.SstProfile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A partition of three files: what is finished is not read again, in this process or the next. */
class TopicFetchIT {
    private static final int ROWS = 300;
    private static final int VALUE_BYTES = 500_000;
    private static final FileTime LONG_AGO = FileTime.fromMillis(0);
    private static final KafkaSettings NOBODY = KafkaSettings.of("127.0.0.1:1");

    private static ManifestTopic topic;

    @TempDir
    Path root;

    private DataDirectory directory;
    private VersionFolder folder;

    @BeforeAll
    static void writeATopic() {
        topic = new WrittenTopic(SharedBroker.get().settings(), "three-files").write(List.of(longRows()));
    }

    private static NavigableMap<byte[], byte[]> longRows() {
        NavigableMap<byte[], byte[]> rows = new TreeMap<>(Arrays::compareUnsigned);
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < ROWS; i++) {
            byte[] value = new byte[VALUE_BYTES];
            random.nextBytes(value);
            rows.put(key("row-" + i), value);
        }
        return rows;
    }

    private static byte[] key(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        short slot = (short) Slots.slotOf(bytes, 0, bytes.length);
        return ByteBuffer.allocate(2 + bytes.length).putShort(slot).put(bytes).array();
    }

    @BeforeEach
    void prepareAFolder() {
        directory = DataDirectory.open(root);
        directory.claim(new NamespaceId("0".repeat(32)));
        folder = directory.folder(new VersionId(new DatasetName("delays"), Sha256.of(new byte[] {1})));
        folder.resume();
    }

    @AfterEach
    void close() {
        directory.close();
    }

    @Test
    void writesTheRowsIntoFilesOfThisNode() throws IOException {
        List<Part> parts = fetch(SharedBroker.get().settings(), FetchPace.UNLIMITED);

        assertThat(parts).hasSize(3);
        assertThat(rows(parts)).isEqualTo(ROWS);
        for (Part part : parts) {
            assertThat(Files.size(folder.file(part.sha256()))).isEqualTo(part.bytes());
            assertThat(Sha256.of(folder.file(part.sha256()))).isEqualTo(part.sha256());
        }
        assertThat(recorded()).isEqualTo(parts);
    }

    @Test
    void goesOnBehindTheFinishedFilesAfterItWasStopped() {
        StopSignal stop = new StopSignal();
        FetchPace untilThereIsAFile = bytes -> {
            if (!recorded().isEmpty()) {
                stop.stop();
            }
            return Duration.ZERO;
        };

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> fetch(SharedBroker.get().settings(), untilThereIsAFile, stop))
                .withMessageContaining("nobody wants it any more");

        List<Part> first = recorded();
        assertThat(first).hasSizeBetween(1, 2);
        assertThat(rowsReadAgain()).isEqualTo(ROWS - rows(first));
    }

    @Test
    void readsFromAFileOnThatIsNotWhatItWas() throws IOException {
        List<Part> whole = fetch(SharedBroker.get().settings(), FetchPace.UNLIMITED);
        Path altered = folder.file(whole.get(1).sha256());
        try (RandomAccessFile bytes = new RandomAccessFile(altered.toFile(), "rw")) {
            bytes.seek(1_000);
            int old = bytes.read();
            bytes.seek(1_000);
            bytes.write(old ^ 1);
        }

        assertThat(rowsReadAgain()).isEqualTo(ROWS - whole.get(0).rows());
        assertThat(recorded()).isEqualTo(whole);
    }

    @Test
    void readsAFileAgainThatIsGone() throws IOException {
        List<Part> whole = fetch(SharedBroker.get().settings(), FetchPace.UNLIMITED);
        Files.delete(folder.file(whole.get(2).sha256()));

        assertThat(rowsReadAgain()).isEqualTo(whole.get(2).rows());
    }

    @Test
    void readsEverythingAgainIfTheRecordIsGarbage() throws IOException {
        fetch(SharedBroker.get().settings(), FetchPace.UNLIMITED);
        Files.writeString(folder.files().resolveSibling("progress").resolve("0.json"), "{\"formatVersion\":1");

        assertThat(rowsReadAgain()).isEqualTo(ROWS);
    }

    @Test
    void removesAFileThatNoRecordNames() throws IOException {
        Path stray = folder.files().resolve("0".repeat(64) + ".sst");
        Files.writeString(stray, "left by a crash");

        folder.keepFiles(Set.of());

        assertThat(stray).doesNotExist();
    }

    @Test
    void asksNoBrokerForWhatIsComplete() {
        List<Part> whole = fetch(SharedBroker.get().settings(), FetchPace.UNLIMITED);
        folder.resume();

        assertThat(fetch(NOBODY, FetchPace.UNLIMITED)).isEqualTo(whole);
    }

    @Test
    @Timeout(120)
    void aTopicThatIsHeldUpHoldsUpNoOther() throws Exception {
        TopicFetcher fetcher =
                new TopicFetcher(new TopicReader(SharedBroker.get().settings()), List.of(FetchPace.UNLIMITED), 1);
        VersionFolder other = directory.folder(new VersionId(new DatasetName("routes"), Sha256.of(new byte[] {2})));
        other.resume();
        CountDownLatch isHeldUp = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        TopicFetch slow = fetcher.fetch(topic, SstProfile.STANDARD, folder, wait -> {
            isHeldUp.countDown();
            return !isDown(mayGoOn);
        });
        CompletableFuture<Void> slowly = CompletableFuture.runAsync(slow::run);
        isHeldUp.await();

        TopicFetch quick = fetcher.fetch(topic, SstProfile.STANDARD, other, new StopSignal());
        quick.run();
        mayGoOn.countDown();
        slowly.join();

        assertThat(slow.files()).isEqualTo(quick.files());
    }

    private static boolean isDown(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void knowsFromTheBeginningWhatIsHere() {
        fetch(SharedBroker.get().settings(), FetchPace.UNLIMITED);
        folder.resume();

        TopicFetcher fetcher = new TopicFetcher(new TopicReader(NOBODY), List.of(), 1);
        TopicFetch restarted = fetcher.fetch(topic, SstProfile.STANDARD, folder, new StopSignal());
        assertThat(restarted.bytesDone()).isEqualTo(topic.bytes());
    }

    @Test
    void takesBrokersThatRefuseItForAway() {
        Map<String, String> client = new HashMap<>(SharedBroker.get().settings().clients());
        client.put("security.protocol", "SASL_PLAINTEXT");
        client.put("sasl.mechanism", "PLAIN");
        client.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"a\" password=\"b\";");
        KafkaSettings wrong =
                new KafkaSettings(client, TopicSettings.DEFAULT, PublishLimits.NONE, OptionalLong.empty());

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> fetch(wrong, FetchPace.UNLIMITED))
                .withCauseInstanceOf(AccessException.class);
    }

    private List<Part> fetch(KafkaSettings kafka, FetchPace pace) {
        return fetch(kafka, pace, new StopSignal());
    }

    private List<Part> fetch(KafkaSettings kafka, FetchPace pace, StopSignal stop) {
        TopicFetcher fetcher = new TopicFetcher(new TopicReader(kafka), List.of(pace), 2);
        TopicFetch fetch = fetcher.fetch(topic, SstProfile.STANDARD, folder, stop);
        fetch.run();
        assertThat(fetch.bytesDone()).isEqualTo(topic.bytes());
        return fetch.files();
    }

    /** As after a restart: brings everything here, and says how many rows are in files that were not there before. */
    private long rowsReadAgain() {
        folder.resume();
        recorded().forEach(part -> touch(folder.file(part.sha256())));
        List<Part> whole = fetch(SharedBroker.get().settings(), FetchPace.UNLIMITED);
        assertThat(rows(whole)).isEqualTo(ROWS);
        return rows(whole.stream()
                .filter(part -> !isOld(folder.file(part.sha256())))
                .toList());
    }

    private List<Part> recorded() {
        return folder.partition(0).recorded().map(PartitionRecord::files).orElse(List.of());
    }

    private static long rows(List<Part> parts) {
        return parts.stream().mapToLong(Part::rows).sum();
    }

    private static void touch(Path file) {
        try {
            if (Files.exists(file)) {
                Files.setLastModifiedTime(file, LONG_AGO);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isOld(Path file) {
        try {
            return Files.getLastModifiedTime(file).equals(LONG_AGO);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

package io.slipway.catalog.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.catalog.store.ObjectKey;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.ConflictException;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.OutcomeUnknownException;
import io.slipway.schemas.failure.UnavailableException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is particular to S3: large uploads, retries, lost answers, refusals; against a real server. */
@Timeout(60)
class S3ObjectStoreIT {
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

    @TempDir
    static Path directory;

    private static S3ProxyServer server;
    private static final AtomicInteger BUCKETS = new AtomicInteger();

    private FaultProxy proxy;
    private S3ObjectStore store;
    private Path bucket;

    @BeforeAll
    static void startServer() throws IOException {
        server = S3ProxyServer.start(directory);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void openStore() throws IOException {
        String name = "bucket-" + BUCKETS.incrementAndGet();
        bucket = server.createBucket(name);
        proxy = FaultProxy.before(server.port());
        store = S3ObjectStore.open(name, "lake", S3Settings.at(proxy.endpoint()));
    }

    @AfterEach
    void closeStore() throws IOException {
        store.close();
        proxy.close();
    }

    @Test
    void sendsALargeFileInPartsAndReadsItBackInParallelRanges() throws Exception {
        Path file = file(41 * 1024 * 1024 + 17);
        ObjectKey key = new ObjectKey("datasets/a/large.sst");

        store.upload(key, file, Sha256.of(file));

        assertThat(store.stat(key)).hasValueSatisfying(s -> assertThat(s.bytes())
                .isEqualTo(file.toFile().length()));
        assertThat(readInRanges(key, (int) Files.size(file), 5 << 20)).isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void aFileThatChangedAfterItWasVerifiedNeverBecomesAnObject() throws Exception {
        for (int size : new int[] {1000, 20 << 20}) {
            Path file = file(size);
            Sha256 verified = Sha256.of(file);
            byte[] changed = Files.readAllBytes(file);
            changed[size / 2] ^= 1;
            Files.write(file, changed);
            ObjectKey key = new ObjectKey("datasets/a/changed-" + size);

            assertThatThrownBy(() -> store.upload(key, file, verified))
                    .isInstanceOf(CorruptDataException.class)
                    .hasMessageContaining("changed after it was verified");
            assertThat(store.stat(key)).isEmpty();
        }
    }

    @Test
    void ofManyCreatorsOfOneKeyExactlyOneWins() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            for (int race = 0; race < 5; race++) {
                ObjectKey key = new ObjectKey("log/" + race);
                List<Callable<Boolean>> creators = new ArrayList<>();
                for (int i = 0; i < 16; i++) {
                    byte[] mine = ("creator " + i).getBytes(StandardCharsets.UTF_8);
                    creators.add(() -> creates(key, mine));
                }
                long winners = 0;
                for (Future<Boolean> answer : threads.invokeAll(creators)) {
                    winners += answer.get() ? 1 : 0;
                }
                assertThat(winners).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean creates(ObjectKey key, byte[] content) {
        try {
            store.create(key, content);
            return true;
        } catch (ConflictException lost) {
            return false;
        }
    }

    @Test
    void readsAreRepeatedWhileTheStoreIsOverloaded() {
        ObjectKey key = new ObjectKey("log/1");
        store.create(key, CONTENT);
        for (FaultProxy.Fault fault : List.of(
                new FaultProxy.Fault.Answer(503, "SlowDown"),
                new FaultProxy.Fault.Answer(500, "InternalError"),
                new FaultProxy.Fault.CutAnswerAfter(100),
                new FaultProxy.Fault.Refuse())) {
            proxy.inject(fault, 2);
            assertThat(store.read(key)).as("%s", fault).isEqualTo(CONTENT);
        }
    }

    @Test
    void halfABodyIsNotABody() throws Exception {
        Path file = file(3 << 20);
        ObjectKey key = new ObjectKey("datasets/a/half");
        store.upload(key, file, Sha256.of(file));

        proxy.inject(new FaultProxy.Fault.CutAnswerAfter(1 << 20), 1);

        assertThat(readInRanges(key, 3 << 20, 3 << 20)).isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void aCreateWhoseAnswerIsLostIsUnknownOrAConflictButDone() {
        ObjectKey key = new ObjectKey("log/2");
        proxy.inject(new FaultProxy.Fault.LoseAnswer(), 1);

        assertThatThrownBy(() -> store.create(key, CONTENT))
                .isInstanceOfAny(OutcomeUnknownException.class, ConflictException.class);
        assertThat(store.read(key)).isEqualTo(CONTENT);
    }

    @Test
    void anUploadWhoseAnswerIsLostIsRecognisedAsOnesOwn() throws Exception {
        Path file = file(100_000);
        ObjectKey key = new ObjectKey("datasets/a/lost");
        proxy.inject(new FaultProxy.Fault.LoseAnswer(), 1);

        store.upload(key, file, Sha256.of(file));

        assertThat(store.stat(key)).isPresent();
        assertThatThrownBy(() -> store.upload(key, file(50), Sha256.of(file(50))))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void aStoreThatIsDownIsUnavailableAndItsBreakerSaysSo() throws Exception {
        proxy.close();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> store.read(new ObjectKey("log/3"))).isInstanceOf(UnavailableException.class);
        }
        assertThatThrownBy(() -> store.read(new ObjectKey("log/3"))).hasMessageContaining("none is sent for 5 s");
    }

    @Test
    void aMissingBucketIsNamedAndNotTakenForAMissingObject() {
        try (S3ObjectStore elsewhere = S3ObjectStore.open("no-such-bucket", "", server.settings())) {
            assertThatThrownBy(() -> elsewhere.read(new ObjectKey("log/0")))
                    .isInstanceOf(AccessException.class)
                    .hasMessageContaining("NoSuchBucket");
            assertThatThrownBy(() -> elsewhere.create(new ObjectKey("log/0"), CONTENT))
                    .isInstanceOf(AccessException.class);
        }
    }

    @Test
    void wrongCredentialsAreRefusedWithTheWayOut() {
        System.setProperty("aws.secretAccessKey", "wrong");
        try (S3ObjectStore denied = S3ObjectStore.open(bucket.getFileName().toString(), "", server.settings())) {
            assertThatThrownBy(() -> denied.read(new ObjectKey("log/0")))
                    .isInstanceOf(AccessException.class)
                    .satisfies(e -> assertThat(((AccessException) e).remedy()).contains("AWS_SECRET_ACCESS_KEY"));
        } finally {
            System.setProperty("aws.secretAccessKey", S3ProxyServer.SECRET_KEY);
        }
    }

    @Test
    void aHeadThatIsForbiddenIsAnErrorAndNotAnAbsence() {
        proxy.inject(new FaultProxy.Fault.Answer(403, "AccessDenied"), 1);

        assertThatThrownBy(() -> store.stat(new ObjectKey("log/4")))
                .isInstanceOf(AccessException.class)
                .satisfies(e -> assertThat(((AccessException) e).remedy()).contains("s3:ListBucket"));
    }

    @Test
    void anEndpointWithoutAServerIsUnavailable() {
        try (S3ObjectStore nowhere = S3ObjectStore.open("b", "", S3Settings.at(URI.create("http://127.0.0.1:1")))) {
            assertThatThrownBy(() -> nowhere.stat(new ObjectKey("log/0"))).isInstanceOf(UnavailableException.class);
        }
    }

    private byte[] readInRanges(ObjectKey key, int size, int range) throws InterruptedException, ExecutionException {
        byte[] all = new byte[size];
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> reads = new ArrayList<>();
            for (int at = 0; at < size; at += range) {
                int from = at;
                ByteBuffer slice = ByteBuffer.wrap(all, from, Math.min(range, size - from));
                reads.add(() -> store.readRange(key, from, slice));
            }
            int read = 0;
            for (Future<Integer> answer : threads.invokeAll(reads)) {
                read += answer.get();
            }
            assertThat(read).isEqualTo(size);
        } finally {
            threads.shutdownNow();
        }
        return all;
    }

    private static Path file(int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return Files.write(Files.createTempFile(directory, "upload", ""), bytes);
    }
}

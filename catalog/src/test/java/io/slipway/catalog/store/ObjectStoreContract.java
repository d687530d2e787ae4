package io.slipway.catalog.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.ConflictException;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.NotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every {@link ObjectStore} must do. A test of an adapter extends this class and says how to open an empty
 * store.
 */
public abstract class ObjectStoreContract {
    private static final ObjectKey KEY = new ObjectKey("log/00000000000000000001.json");
    private static final byte[] CONTENT = utf8("first");

    @TempDir
    Path folder;

    private ObjectStore store;

    /** A store without any object. */
    protected abstract ObjectStore openEmpty() throws IOException;

    @BeforeEach
    void open() throws IOException {
        store = openEmpty();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void readsWhatWasCreated() {
        store.create(KEY, CONTENT);

        assertThat(store.read(KEY)).isEqualTo(CONTENT);
    }

    @Test
    void keepsNoHandOnTheCallersArray() {
        byte[] mine = CONTENT.clone();
        store.create(KEY, mine);
        mine[0] = 0;
        store.read(KEY)[0] = 0;

        assertThat(store.read(KEY)).isEqualTo(CONTENT);
    }

    @Test
    void refusesASecondObjectOfOneKeyAndKeepsTheFirst() {
        store.create(KEY, CONTENT);

        assertThatThrownBy(() -> store.create(KEY, utf8("second")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining(KEY.text());
        assertThatThrownBy(() -> store.create(KEY, CONTENT)).isInstanceOf(ConflictException.class);
        assertThat(store.read(KEY)).isEqualTo(CONTENT);
    }

    @Test
    void hasOneWinnerOfARace() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 10; round++) {
                ObjectKey key = new ObjectKey("race/" + round);
                List<Callable<String>> writers = new ArrayList<>();
                for (int writer = 0; writer < 16; writer++) {
                    String mine = "writer " + writer;
                    writers.add(() -> created(key, mine));
                }
                List<String> winners = winners(threads.invokeAll(writers));

                assertThat(winners).hasSize(1);
                assertThat(store.read(key)).asString(StandardCharsets.UTF_8).isEqualTo(winners.get(0));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private String created(ObjectKey key, String mine) {
        try {
            store.create(key, utf8(mine));
            return mine;
        } catch (ConflictException e) {
            return "";
        }
    }

    private static List<String> winners(List<Future<String>> writers) throws ExecutionException, InterruptedException {
        List<String> winners = new ArrayList<>();
        for (Future<String> writer : writers) {
            if (!writer.get().isEmpty()) {
                winners.add(writer.get());
            }
        }
        return winners;
    }

    @Test
    void createsEmptyObjects() {
        store.create(KEY, new byte[0]);

        assertThat(store.read(KEY)).isEmpty();
        assertThat(store.stat(KEY)).map(ObjectStat::bytes).contains(0L);
    }

    @Test
    void refusesToCreateMoreThanTheLimit() {
        assertThatIllegalArgumentException().isThrownBy(() -> store.create(KEY, new byte[ObjectStore.WHOLE_LIMIT + 1]));
        assertThat(store.stat(KEY)).isEmpty();
    }

    @Test
    void uploadsAFileOfAnyLength() throws IOException {
        byte[] content = new byte[20 << 20];
        new Random(7).nextBytes(content);
        Path file = fileOf(content);

        store.upload(KEY, file, Sha256.of(content));

        assertThat(store.read(KEY)).isEqualTo(content);
        assertThat(file).hasBinaryContent(content);
    }

    @Test
    void keepsAnUploadWhenTheFileIsDeleted() throws IOException {
        Path file = fileOf(CONTENT);
        store.upload(KEY, file, Sha256.of(CONTENT));
        Files.delete(file);

        assertThat(store.read(KEY)).isEqualTo(CONTENT);
    }

    @Test
    void refusesToUploadOtherBytesThanPromised() throws IOException {
        Path file = fileOf(CONTENT);

        assertThatThrownBy(() -> store.upload(KEY, file, Sha256.of(utf8("other"))))
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining(Sha256.of(utf8("other")).hex());
        assertThat(store.stat(KEY)).isEmpty();
    }

    @Test
    void refusesToUploadOverAnObject() throws IOException {
        byte[] other = utf8("other");
        Path file = fileOf(other);
        store.create(KEY, CONTENT);

        assertThatThrownBy(() -> store.upload(KEY, file, Sha256.of(other))).isInstanceOf(ConflictException.class);
        assertThat(store.read(KEY)).isEqualTo(CONTENT);
    }

    @Test
    void namesTheFileThatIsNotThere() {
        Path file = folder.resolve("missing.sst");

        assertThatThrownBy(() -> store.upload(KEY, file, Sha256.of(CONTENT)))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("missing.sst");
    }

    @Test
    void readsRanges() {
        store.create(KEY, utf8("0123456789"));

        assertThat(range(0, 4)).isEqualTo("0123");
        assertThat(range(4, 3)).isEqualTo("456");
        assertThat(range(7, 3)).isEqualTo("789");
        assertThat(range(8, 10)).isEqualTo("89");
        assertThat(range(10, 1)).isEmpty();
        assertThat(range(1000, 1)).isEmpty();
        assertThat(range(3, 0)).isEmpty();
    }

    @Test
    void readsARangeIntoTheMiddleOfADirectBuffer() {
        store.create(KEY, utf8("0123456789"));
        ByteBuffer target = ByteBuffer.allocateDirect(8).position(2).limit(5);

        assertThat(store.readRange(KEY, 6, target)).isEqualTo(3);
        assertThat(target.position()).isEqualTo(5);
        assertThat(StandardCharsets.UTF_8.decode(target.flip().position(2)).toString())
                .isEqualTo("678");
    }

    private String range(long offset, int length) {
        ByteBuffer target = ByteBuffer.allocate(length);
        int read = store.readRange(KEY, offset, target);
        assertThat(target.position()).isEqualTo(read);
        return StandardCharsets.UTF_8.decode(target.flip()).toString();
    }

    @Test
    void namesWhatIsNotThere() {
        assertThatThrownBy(() -> store.read(KEY))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining(KEY.text())
                .hasMessageContaining(store.describe());
        assertThatThrownBy(() -> store.readRange(KEY, 0, ByteBuffer.allocate(1)))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining(KEY.text());
        assertThat(store.stat(KEY)).isEmpty();
    }

    @Test
    void takesAFolderForNoObject() {
        store.create(new ObjectKey("a/b/c"), CONTENT);

        assertThat(store.stat(new ObjectKey("a/b"))).isEmpty();
        assertThatThrownBy(() -> store.read(new ObjectKey("a/b"))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void tellsLengthAndTimeOfAnObject() {
        store.create(KEY, CONTENT);

        ObjectStat stat = store.stat(KEY).orElseThrow();
        assertThat(stat.key()).isEqualTo(KEY);
        assertThat(stat.bytes()).isEqualTo(CONTENT.length);
        assertThat(stat.modified()).isAfter(Instant.EPOCH);
    }

    @Test
    void listsInTheOrderOfKeysWhateverTheFolders() {
        List<String> keys = List.of("a-b", "a/b/c", "a/b0", "a0", "ab/c", "b", "log/1", "log/10", "log/2");
        new ArrayList<>(keys).stream().sorted((x, y) -> y.compareTo(x)).forEach(this::create);

        assertThat(listed("")).containsExactlyElementsOf(keys);
    }

    @Test
    void listsByAnyPrefix() {
        List.of("datasets/a/1", "datasets/a/2", "datasets/ab/1", "log/1").forEach(this::create);

        assertThat(listed("datasets/a/")).containsExactly("datasets/a/1", "datasets/a/2");
        assertThat(listed("datasets/a")).containsExactly("datasets/a/1", "datasets/a/2", "datasets/ab/1");
        assertThat(listed("datasets/a/2")).containsExactly("datasets/a/2");
        assertThat(listed("snapshots/")).isEmpty();
    }

    @Test
    void listsNothingInAnEmptyStore() {
        assertThat(listed("")).isEmpty();
    }

    @Test
    void listsMoreThanOnePage() {
        for (int i = 0; i < 1203; i++) {
            create("many/" + (10_000 + i));
        }

        assertThat(listed("many/")).hasSize(1203).isSorted();
    }

    @Test
    void takesKeysWithEverySignThatPeopleUse() {
        List<String> keys = List.of("in/a b+c%20&d=e'(f)~.csv", "in/gewöhnlich-日本.csv", "in/\uD83D\uDE00");
        keys.forEach(this::create);

        assertThat(listed("in/")).containsExactlyElementsOf(keys);
        keys.forEach(key -> assertThat(store.read(new ObjectKey(key))).isEqualTo(CONTENT));
    }

    private void create(String key) {
        store.create(new ObjectKey(key), CONTENT);
    }

    private List<String> listed(String prefix) {
        try (Stream<ObjectStat> objects = store.list(prefix)) {
            return objects.map(stat -> stat.key().text()).toList();
        }
    }

    @Test
    void deletesOnceAndForAll() {
        store.create(KEY, CONTENT);
        store.delete(KEY);
        store.delete(KEY);

        assertThat(store.stat(KEY)).isEmpty();
        assertThat(listed("")).isEmpty();
    }

    @Test
    void keepsObjectsWhenLeavingsAreRemoved() {
        store.create(KEY, CONTENT);
        store.removeLeavings(Instant.parse("9999-01-01T00:00:00Z"));

        assertThat(listed("")).containsExactly(KEY.text());
        assertThat(store.read(KEY)).isEqualTo(CONTENT);
    }

    @Test
    void describesItselfAsAUri() {
        assertThat(store.describe()).contains(":");
    }

    private Path fileOf(byte[] content) throws IOException {
        return Files.write(folder.resolve("upload.sst"), content);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package io.slipway.sst.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.catalog.fake.Fault;
import io.slipway.catalog.fake.FaultyObjectStore;
import io.slipway.catalog.fake.ManualClock;
import io.slipway.catalog.store.MemoryObjectStore;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.ConflictException;
import io.slipway.schemas.failure.OutcomeUnknownException;
import io.slipway.schemas.failure.UnavailableException;
import io.slipway.schemas.sharding.Sharding;
import io.slipway.sst.write.SeededRows;
import io.slipway.sst.write.SstFile;
import io.slipway.sst.write.WrittenFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadsTest {
    private final MemoryObjectStore memory = new MemoryObjectStore(new ManualClock());
    private final FaultyObjectStore store = new FaultyObjectStore(memory);
    private final Uploads uploads = new Uploads(store, Runnable::run);

    @TempDir
    Path directory;

    private List<SstFile> files = List.of();

    @BeforeEach
    void write() {
        files = WrittenFiles.write(SeededRows.of(1, 100, 10), directory, new Sharding(16));
    }

    @Test
    void aFileIsInTheStoreAndNoLongerOnThisDisk() {
        uploads.begin(key(0), files.get(0));
        uploads.await();

        assertThat(Sha256.of(memory.read(key(0)))).isEqualTo(files.get(0).sha256());
        assertThat(files.get(0).path()).doesNotExist();
    }

    @Test
    void aLostAnswerIsSettledByLooking() {
        store.injectAt(1, Fault.LOSE_ANSWER);

        uploads.begin(key(0), files.get(0));
        uploads.await();

        assertThat(memory.stat(key(0))).isPresent();
    }

    @Test
    void aLostRequestIsSentAgain() {
        store.injectAt(1, Fault.LOSE_REQUEST);

        uploads.begin(key(0), files.get(0));
        uploads.await();

        assertThat(memory.stat(key(0))).isPresent();
    }

    @Test
    void anUploadThatStaysUnknownFailsTheAttemptAndKeepsTheFile() {
        store.inject(operation -> Fault.LOSE_REQUEST);

        uploads.begin(key(0), files.get(0));

        assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(uploads::await);
        assertThat(files.get(0).path()).exists();
    }

    @Test
    void anotherOnesObjectUnderTheKeyIsAConflict() {
        memory.create(key(0), new byte[0]);

        uploads.begin(key(0), files.get(0));

        assertThatExceptionOfType(ConflictException.class).isThrownBy(uploads::await);
    }

    @Test
    void afterAFailureNothingMoreIsUploaded() {
        store.injectAt(1, Fault.FAIL);
        uploads.begin(key(0), files.get(0));

        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> uploads.begin(key(1), files.get(1)));
        assertThat(store.operations()).hasSize(1);
    }

    @Test
    void waitsForWhatIsUnderWay() {
        CountDownLatch hold = new CountDownLatch(1);
        ExecutorService executor = Executors.newFixedThreadPool(3);
        try {
            Uploads parallel = new Uploads(memory, executor);
            executor.execute(() -> join(hold));
            for (int i = 0; i < 6; i++) {
                parallel.begin(key(i), files.get(i));
            }
            hold.countDown();
            parallel.await();

            assertThat(memory.list("datasets/")).hasSize(6);
        } finally {
            executor.shutdown();
        }
    }

    private static void join(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ObjectKey key(int i) {
        return new ObjectKey("datasets/x/" + i);
    }
}

package io.slipway.serving.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.catalog.store.ObjectKey;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.UnavailableException;
import io.slipway.serving.fetch.pace.FetchPace;
import io.slipway.serving.fetch.pace.Patience;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetcherTest {
    private static final int RANGE = 1000;
    private static final Patience NO_WAITING = duration -> false;

    private final SplittableRandom random = new SplittableRandom(7);
    private final ScriptedStore store = new ScriptedStore();
    private final Queue<WantedFile> arrived = new ConcurrentLinkedQueue<>();
    private final Fetcher fetcher =
            new Fetcher(store, new FetchLimits(3, RANGE, 2), FetchPace.UNLIMITED, new SplittableRandom(1));

    @TempDir
    Path folder;

    @AfterEach
    void closeFetcher() {
        fetcher.close();
    }

    @Test
    void fetchesFilesOfEveryLengthAndHandsEachOutOnce() throws IOException {
        List<WantedFile> files = new ArrayList<>();
        for (int bytes : List.of(0, 1, RANGE - 1, RANGE, RANGE + 1, 7 * RANGE, 10 * RANGE + 3)) {
            files.add(stored("file-" + bytes, bytes));
        }

        try (VersionFetch fetch = fetcher.fetch(files, NO_WAITING, arrived::add)) {
            fetch.run();
            assertThat(fetch.bytesDone())
                    .isEqualTo(files.stream().mapToLong(WantedFile::bytes).sum());
        }

        assertThat(arrived).containsExactlyInAnyOrderElementsOf(files);
        for (WantedFile file : files) {
            assertThat(Sha256.of(file.target())).isEqualTo(file.sha256());
        }
    }

    @Test
    void fetchesNothingOfAVersionWithoutFiles() {
        try (VersionFetch fetch = fetcher.fetch(List.of(), NO_WAITING, arrived::add)) {
            fetch.run();
        }
        assertThat(store.reads()).isZero();
    }

    @Test
    void aBreakAtAnyRequestIsRepeatedAndChangesNothing() throws IOException {
        for (int n = 1; n <= 12; n++) {
            int failing = n;
            WantedFile file = stored("broken-" + n, 10 * RANGE + 5);
            store.failAt(number -> number == failing);

            try (VersionFetch fetch = fetcher.fetch(List.of(file), NO_WAITING, arrived::add)) {
                fetch.run();
            }

            assertThat(Sha256.of(file.target())).isEqualTo(file.sha256());
        }
    }

    @Test
    void givesUpWhenTheBudgetIsSpentAndLaterFetchesOnlyWhatIsMissing() throws IOException {
        WantedFile file = stored("resumed", 40 * RANGE);
        store.failAt(number -> number > 10);
        try (VersionFetch fetch = fetcher.fetch(List.of(file), NO_WAITING, arrived::add)) {
            assertThatThrownBy(fetch::run)
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("the connection broke");
            long done = fetch.bytesDone() / RANGE;
            assertThat(done).isPositive();
            store.failAt(number -> false);

            fetch.run();

            assertThat(store.reads()).isEqualTo(40 - (int) done);
        }
        assertThat(Sha256.of(file.target())).isEqualTo(file.sha256());
    }

    @Test
    void aShortVersionDoesNotWaitForTheEndOfALongOne() throws Exception {
        WantedFile quick = stored("quick", RANGE);
        WantedFile slow = stored("slow", 10 * RANGE);
        try (Fetcher single =
                        new Fetcher(store, new FetchLimits(1, RANGE, 0), FetchPace.UNLIMITED, new SplittableRandom(1));
                VersionFetch first = single.fetch(List.of(quick), NO_WAITING, arrived::add)) {
            Thread other = new Thread(first::run);
            try (VersionFetch last = single.fetch(List.of(slow), wait -> beginAndQueue(other), arrived::add)) {
                last.run();
            }
            other.join();
        }

        assertThat(arrived).containsExactly(quick, slow);
    }

    /** Lets a fetch begin, and waits until it stands behind the one that calls this. */
    private static boolean beginAndQueue(Thread fetch) {
        if (fetch.getState() == Thread.State.NEW) {
            fetch.start();
        }
        while (fetch.isAlive() && !waitsForItsTurn(fetch)) {
            Thread.onSpinWait();
        }
        return false;
    }

    private static boolean waitsForItsTurn(Thread fetch) {
        return Stream.of(fetch.getStackTrace())
                .anyMatch(call -> call.getMethodName().equals("join"));
    }

    @Test
    void stopsWhenNobodyWantsTheVersionAnyMore() {
        WantedFile file = stored("unwanted", 10 * RANGE);
        try (VersionFetch fetch = fetcher.fetch(List.of(file), duration -> true, arrived::add)) {
            assertThatThrownBy(fetch::run)
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("nobody wants it any more");
        }
        assertThat(store.reads()).isZero();
    }

    @Test
    void refusesAMissingFileByName() {
        WantedFile file = stored("missing", 2 * RANGE);
        store.delete(file.key());

        assertRefused(file, NotFoundException.class, "Cannot take datasets/missing: the object is missing in memory:");
    }

    @Test
    void refusesATruncatedFileByName() {
        WantedFile file = stored("short", 3 * RANGE);
        replace(file, content -> Arrays.copyOf(content, 2 * RANGE + 17));

        assertRefused(
                file,
                CorruptDataException.class,
                "Cannot take datasets/short: its length",
                "expected=3000 actual=2017");
    }

    @Test
    void refusesAFileThatIsTooLongByName() {
        WantedFile file = stored("long", 3 * RANGE);
        replace(file, content -> Arrays.copyOf(content, 3 * RANGE + 1));

        assertRefused(
                file, CorruptDataException.class, "Cannot take datasets/long: its length", "expected=3000 actual=more");
    }

    @Test
    void refusesAFileWithOneOtherBitByName() {
        WantedFile file = stored("altered", 5 * RANGE);
        replace(file, content -> {
            content[3456] ^= 4;
            return content;
        });

        assertRefused(
                file,
                CorruptDataException.class,
                "Cannot take datasets/altered: it was altered",
                file.sha256().hex());
    }

    @Test
    void refusesTheFileOfAnotherShardByName() {
        WantedFile file = stored("096-000.sst", 2 * RANGE);
        WantedFile other = stored("128-000.sst", 2 * RANGE);
        byte[] content = store.read(other.key());
        replace(file, own -> content);

        assertRefused(
                file,
                CorruptDataException.class,
                "Cannot take datasets/096-000.sst: it was altered, or is another file");
    }

    @Test
    void aFileThatTheConsumerRefusesFailsTheFetch() {
        WantedFile file = stored("refused", RANGE);
        try (VersionFetch fetch = fetcher.fetch(List.of(file), NO_WAITING, taken -> {
            throw new CorruptDataException("Cannot read the blocks of " + taken, "Build again");
        })) {
            assertThatThrownBy(fetch::run)
                    .isInstanceOf(CorruptDataException.class)
                    .hasMessageContaining("the blocks of datasets/refused");
        }
    }

    @Test
    void saysThatTheDiskCannotBeWritten() {
        WantedFile file = stored("nowhere", RANGE);
        WantedFile nowhere = new WantedFile(file.key(), folder.resolve("no/such/folder"), file.bytes(), file.sha256());

        try (VersionFetch fetch = fetcher.fetch(List.of(nowhere), NO_WAITING, arrived::add)) {
            assertThatThrownBy(fetch::run).isInstanceOf(AccessException.class).hasMessageContaining("no/such/folder");
        }
    }

    private void assertRefused(WantedFile file, Class<? extends Exception> failure, String... words) {
        try (VersionFetch fetch = fetcher.fetch(List.of(file), NO_WAITING, arrived::add)) {
            assertThatThrownBy(fetch::run).isInstanceOf(failure).hasMessageContainingAll(words);
        }
        assertThat(arrived).isEmpty();
    }

    private WantedFile stored(String name, int bytes) {
        byte[] content = new byte[bytes];
        random.nextBytes(content);
        ObjectKey key = new ObjectKey("datasets/" + name);
        store.create(key, content);
        return new WantedFile(key, folder.resolve(name), bytes, Sha256.of(content));
    }

    private void replace(WantedFile file, java.util.function.UnaryOperator<byte[]> change) {
        byte[] content = change.apply(store.read(file.key()));
        store.delete(file.key());
        store.create(file.key(), content);
    }
}

package io.slipway.sst.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.catalog.definition.DatasetDefinition;
import io.slipway.catalog.definition.DatasetDefinition.ValueKind;
import io.slipway.catalog.definition.KeyColumns;
import io.slipway.catalog.entry.Change.Define;
import io.slipway.catalog.entry.Change.Drop;
import io.slipway.catalog.entry.Change.Expire;
import io.slipway.catalog.entry.Change.Reason;
import io.slipway.catalog.entry.Change.Register;
import io.slipway.catalog.entry.Change.Reject;
import io.slipway.catalog.entry.Change.Retire;
import io.slipway.catalog.entry.Change.Sweep;
import io.slipway.catalog.fake.ManualClock;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.manifest.ManifestFile;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.state.VersionStatus;
import io.slipway.catalog.store.MemoryObjectStore;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.dataset.PushId;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.ConflictException;
import io.slipway.sst.write.SeededRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionCommitterTest {
    private static final SeededRows ROWS = SeededRows.of(1, 500, 50);

    private final ObjectStore store = new MemoryObjectStore(new ManualClock());

    @TempDir
    Path directory;

    @BeforeEach
    void found() {
        Builder.founding(store, directory);
    }

    @Test
    void theFirstPushDefinesTheDatasetAndRegistersItsVersionInOneEntry() {
        Builder builder = Builder.on(store, directory, 1);

        Committed committed = builder.push("p1", ROWS);

        assertThat(committed.alreadyThere()).isFalse();
        assertThat(committed.version().number().value()).isEqualTo(1);
        assertThat(committed.version().status()).isEqualTo(VersionStatus.REGISTERED);
        assertThat(builder.catalog().entries(1, 9)).singleElement().satisfies(entry -> assertThat(
                        entry.entry().changes())
                .hasExactlyElementsOfTypes(Define.class, Register.class));
        assertThat(builder.catalog().definition(Builder.DEFINITION.sha256())).isEqualTo(Builder.DEFINITION);
    }

    @Test
    void everyNamedFileIsThere() {
        Builder builder = Builder.on(store, directory, 1);

        Manifest manifest = manifest(builder, builder.push("p1", ROWS).version());

        assertThat(manifest.rows()).isEqualTo(500);
        assertThat(manifest.files()).hasSize(2).allSatisfy(file -> {
            byte[] stored = store.read(file.key());
            assertThat(stored.length).isEqualTo(file.bytes());
            assertThat(Sha256.of(stored)).isEqualTo(file.sha256());
        });
    }

    @Test
    void nothingStaysOnTheBuildersDisk() throws IOException {
        Builder builder = Builder.on(store, directory, 1);
        builder.activate(builder.push("p1", ROWS).version());
        builder.push("p2", ROWS);

        try (Stream<Path> left = Files.walk(directory)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void aVersionOfNoRowsIsValid() {
        Builder builder = Builder.on(store, directory, 1);

        Manifest manifest =
                manifest(builder, builder.push("p1", SeededRows.of(1, 0, 0)).version());

        assertThat(manifest.files()).isEmpty();
        assertThat(manifest.rows()).isZero();
    }

    @Test
    void aFileOfTheSameBytesIsBorrowedFromTheActiveVersion() {
        Builder builder = Builder.on(store, directory, 1);
        VersionState first = builder.push("p1", ROWS).version();
        builder.activate(first);

        Attempt attempt = builder.begin("p2");
        builder.add(attempt, ROWS.with(SeededRows.key("new"), new byte[10]));
        VersionState second = builder.commit(attempt).version();

        assertThat(attempt.added().files()).isEqualTo(2);
        assertThat(attempt.added().borrowedFiles()).isEqualTo(1);
        assertThat(second.registration().borrowsFrom()).isEqualTo(first.number());
        assertThat(keys(builder, second)).hasSize(2);
        assertThat(keys(builder, second).stream().filter(keys(builder, first)::contains))
                .hasSize(1);
    }

    @Test
    void nothingIsBorrowedFromAVersionThatIsNotActive() {
        Builder builder = Builder.on(store, directory, 1);
        builder.push("p1", ROWS);

        VersionState second = builder.push("p2", ROWS).version();

        assertThat(second.registration().borrowsFrom()).isNull();
        assertThat(keys(builder, second))
                .allSatisfy(key -> assertThat(key.text()).contains("/pushes/p2/"));
    }

    @Test
    void anObjectThatIsGoneIsNotBorrowed() {
        Builder builder = Builder.on(store, directory, 1);
        VersionState first = builder.push("p1", ROWS).version();
        builder.activate(first);
        store.delete(keys(builder, first).get(1));

        VersionState second = builder.push("p2", ROWS).version();

        assertThat(keys(builder, second))
                .allSatisfy(key -> assertThat(store.stat(key)).isPresent());
    }

    @Test
    void aDamagedActiveVersionDoesNotStopThePushThatReplacesIt() {
        Builder builder = Builder.on(store, directory, 1);
        VersionState first = builder.push("p1", ROWS).version();
        builder.activate(first);
        store.delete(first.manifestKey());

        Attempt attempt = builder.begin("p2");
        builder.add(attempt, ROWS);

        assertThat(builder.commit(attempt).version().number().value()).isEqualTo(2);
        assertThat(attempt.notBorrowing())
                .get()
                .asString()
                .contains(first.manifestKey().text());
    }

    @Test
    void theSecondTryOfAPushIsTheFirstOnesVersion() {
        Builder builder = Builder.on(store, directory, 1);
        Builder other = Builder.on(store, directory, 2);
        Attempt attempt = builder.begin("p1");
        builder.add(attempt, ROWS);
        Committed first = other.push("p1", ROWS);

        Committed second = builder.commit(attempt);

        assertThat(second.alreadyThere()).isTrue();
        assertThat(second.version()).isEqualTo(first.version());
        assertThat(builder.dataset().versions()).hasSize(1);
        assertThat(builder.committer().find(Builder.DATASET, new PushId("p1")))
                .get()
                .extracting(Committed::version)
                .isEqualTo(first.version());
    }

    @Test
    void aRepeatedCommitFindsTheFirst() {
        Builder builder = Builder.on(store, directory, 1);
        Attempt attempt = builder.begin("p1");
        builder.add(attempt, ROWS);

        Committed first = builder.commit(attempt);

        assertThat(builder.commit(attempt)).isEqualTo(first);
    }

    @Test
    void twoFirstPushesAtOnceMakeTwoVersionsOfOneDataset() {
        Builder one = Builder.on(store, directory, 1);
        Builder two = Builder.on(store, directory, 2);
        Attempt first = one.begin("p1");
        Attempt second = two.begin("p2");
        one.add(first, ROWS);
        two.add(second, ROWS);

        one.commit(first);
        two.commit(second);

        assertThat(two.dataset().versions()).hasSize(2);
    }

    @Test
    void aFirstPushWithAnotherDefinitionThanTheFasterOneMustBeginAgain() {
        Builder builder = Builder.on(store, directory, 1);
        Attempt attempt = builder.begin("p1");
        Builder.on(store, directory, 2).push("p2", ROWS);
        DatasetDefinition other = DatasetDefinition.withDefaults(
                Builder.DATASET, KeyColumns.partitionedBy("destination"), ValueKind.AVRO);

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> builder.commit(attempt, other))
                .withMessageContaining("definition");
    }

    @Test
    void anAttemptBelowTheFloorMustBeginAgain() {
        Builder builder = Builder.on(store, directory, 1);
        builder.push("p1", ROWS);
        Attempt attempt = builder.begin("p2");
        Builder other = Builder.on(store, directory, 2);
        other.change(new Sweep(other.catalog().refresh().sequence() + 1));

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> builder.commit(attempt))
                .withMessageContaining("too long ago");
    }

    @Test
    void anAttemptOfADatasetThatWasDroppedMustBeginAgain() {
        Builder builder = Builder.on(store, directory, 1);
        builder.push("p1", ROWS);
        Attempt attempt = builder.begin("p2");
        Builder.on(store, directory, 2).change(new Drop(Builder.DATASET, null));

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> builder.commit(attempt))
                .withMessageContaining("dropped");
    }

    @Test
    void anAttemptWhoseLenderHasExpiredMustBeginAgain() {
        Builder builder = Builder.on(store, directory, 1);
        VersionState first = builder.push("p1", ROWS).version();
        builder.activate(first);
        Attempt attempt = builder.begin("p2");
        builder.add(attempt, ROWS);
        expire(Builder.on(store, directory, 2), first);

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> builder.commit(attempt))
                .withMessageContaining("expired");
    }

    private static void expire(Builder operator, VersionState version) {
        for (String push : List.of("later", "latest", "last")) {
            operator.activate(operator.push(push, SeededRows.of(2, 10, 10)).version());
        }
        operator.change(new Retire(Builder.DATASET, version.number()));
        operator.change(new Expire(Builder.DATASET, version.number()));
    }

    @Test
    void aPushThatWasRejectedStaysTheVersionItIs() {
        Builder builder = Builder.on(store, directory, 1);
        VersionState first = builder.push("p1", ROWS).version();
        builder.change(new Reject(Builder.DATASET, first.number(), Reason.GATE, Collections.emptySortedMap()));

        Committed again = builder.push("p1", ROWS);

        assertThat(again.alreadyThere()).isTrue();
        assertThat(again.version().status()).isEqualTo(VersionStatus.REJECTED);
    }

    @Test
    void manyThreadsUploadWhileFilesAreAdded() {
        ExecutorService executor = Executors.newFixedThreadPool(4);
        try {
            Builder builder = Builder.on(store, directory, 1, executor);
            Manifest manifest = manifest(builder, builder.push("p1", ROWS).version());
            assertThat(manifest.files())
                    .allSatisfy(file -> assertThat(store.stat(file.key())).isPresent());
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void reportAndRejectedRowsLieBesideTheFiles() {
        Builder builder = Builder.on(store, directory, 1);
        Attempt attempt = builder.begin("p1");

        attempt.reject(0, new byte[] {'[', ']'});
        attempt.report(new byte[] {'{', '}'});

        assertThat(store.list(attempt.folder().prefix()).map(found -> found.key()))
                .containsExactly(attempt.folder().rejected(0), attempt.folder().report());
    }

    private static Manifest manifest(Builder builder, VersionState version) {
        return builder.catalog().manifest(version.manifestKey(), version.manifestSha256());
    }

    private static List<ObjectKey> keys(Builder builder, VersionState version) {
        return manifest(builder, version).files().stream()
                .map(ManifestFile::key)
                .toList();
    }
}

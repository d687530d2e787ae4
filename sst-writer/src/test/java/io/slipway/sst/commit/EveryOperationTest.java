package io.slipway.sst.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.fake.Crash;
import io.slipway.catalog.fake.Fault;
import io.slipway.catalog.fake.FaultyObjectStore;
import io.slipway.catalog.fake.ManualClock;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.store.MemoryObjectStore;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.ConflictException;
import io.slipway.schemas.failure.OutcomeUnknownException;
import io.slipway.schemas.failure.UnavailableException;
import io.slipway.sst.write.OpenFiles;
import io.slipway.sst.write.SeededRows;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One fault at every operation of a push in turn; then the same push again, by another process: one version. */
class EveryOperationTest {
    private static final SeededRows ROWS = SeededRows.of(1, 40, 30);
    private static final int FEWEST_OPERATIONS = 10;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void theFirstPushOfADataset(Fault fault) throws IOException {
        int n = 1;
        while (survives(fault, n, false)) {
            n++;
        }
        assertThat(n).isGreaterThan(FEWEST_OPERATIONS);
        assertThat(OpenFiles.below(directory)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aPushThatBorrows(Fault fault) throws IOException {
        int n = 1;
        while (survives(fault, n, true)) {
            n++;
        }
        assertThat(n).isGreaterThan(FEWEST_OPERATIONS);
        assertThat(OpenFiles.below(directory)).isEmpty();
    }

    /** Whether there was an n-th operation. */
    private boolean survives(Fault fault, int n, boolean borrows) {
        ObjectStore store = new MemoryObjectStore(new ManualClock());
        SeededRows rows = prepare(store, borrows);
        FaultyObjectStore faulty = new FaultyObjectStore(store);
        faulty.injectAt(n, fault);

        pushAndMayFail(faulty, rows);
        boolean hit = faulty.operations().size() >= n;
        VersionState version =
                Builder.on(store, directory, 1000 + n).push("p", rows).version();
        faulty.deliverLate();

        requireOneVersion(store, version, borrows ? 2 : 1);
        return hit;
    }

    private SeededRows prepare(ObjectStore store, boolean borrows) {
        Builder first = Builder.founding(store, directory);
        if (!borrows) {
            return ROWS;
        }
        first.activate(first.push("before", ROWS).version());
        return ROWS.with(SeededRows.key("new"), new byte[10]);
    }

    private void pushAndMayFail(ObjectStore store, SeededRows rows) {
        try {
            Builder.on(store, directory, 2).push("p", rows);
        } catch (Crash | UnavailableException | OutcomeUnknownException | ConflictException expected) {
            assertThat(expected).hasMessageNotContaining("null");
        }
    }

    private void requireOneVersion(ObjectStore store, VersionState version, int versions) {
        Builder looking = Builder.on(store, directory, 3);
        assertThat(looking.dataset().versions()).hasSize(versions).containsValue(version);
        assertThat(version.number().value()).isEqualTo(versions);
        Manifest manifest = looking.catalog().manifest(version.manifestKey(), version.manifestSha256());
        assertThat(manifest.files()).isNotEmpty().allSatisfy(file -> assertThat(Sha256.of(store.read(file.key())))
                .isEqualTo(file.sha256()));
    }
}

package io.slipway.batch.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.fake.Crash;
import io.slipway.catalog.fake.Fault;
import io.slipway.catalog.fake.FaultyObjectStore;
import io.slipway.catalog.fake.ManualClock;
import io.slipway.catalog.state.DatasetState;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.store.MemoryObjectStore;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.PushId;
import io.slipway.schemas.failure.ConflictException;
import io.slipway.schemas.failure.OutcomeUnknownException;
import io.slipway.schemas.failure.UnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One fault at every operation of a whole build in turn; then the same push again, by another process: one version. */
class EveryOperationIT {
    private static final DatasetName DATASET = new DatasetName("routes");
    private static final PushOptions PUSH = PushOptions.DEFAULT.withPushId(new PushId("p"));
    private static final int FEWEST_OPERATIONS = 12;
    private static final String ROUTES = """
            dataset: routes
            inputs: { flights: flights.parquet }
            derive: SELECT origin, max(delay) AS worst FROM flights GROUP BY origin
            key: { partition: [origin] }
            shards: 4
            max_rejected: 1
            """;

    @TempDir
    Path folder;

    private List<StoredRow> expected = List.of();

    @BeforeEach
    void buildWithoutFaults() throws SQLException {
        Bench bench = benchOn(emptyRoot(), 0);
        bench.write(
                "flights.parquet", "SELECT nullif('A' || i % 40, 'A7') AS origin, i AS delay FROM range(1000) t(i)");
        expected = bench.rows(bench.build(ROUTES, PUSH).version());
        assertThat(expected).hasSize(39);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void makesOneVersionOfAPushThatIsHitAtAnyOperationAndTriedAgain(Fault fault) throws IOException {
        int n = 1;
        while (survives(fault, n)) {
            n++;
        }
        assertThat(n).isGreaterThan(FEWEST_OPERATIONS);
        assertThat(benchOn(emptyRoot(), 0).leftovers()).isZero();
    }

    /** Whether there was an n-th operation. */
    private boolean survives(Fault fault, int n) {
        ObjectStore store = emptyRoot();
        FaultyObjectStore faulty = new FaultyObjectStore(store);
        faulty.injectAt(n, fault);

        buildAndMayFail(benchOn(faulty, 1));
        boolean hit = faulty.operations().size() >= n;
        requireNothingHalfDone(store);
        VersionState version = benchOn(store, 1000 + n).build(ROUTES, PUSH).version();
        faulty.deliverLate();

        assertThat(versions(store)).containsExactly(version);
        requireNothingHalfDone(store);
        return hit;
    }

    private void buildAndMayFail(Bench bench) {
        try {
            bench.build(ROUTES, PUSH);
        } catch (Crash | UnavailableException | OutcomeUnknownException | ConflictException expectedFailure) {
            assertThat(expectedFailure).hasMessageNotContaining("null");
        }
    }

    private void requireNothingHalfDone(ObjectStore store) {
        assertThat(versions(store)).hasSizeLessThanOrEqualTo(1).allSatisfy(version -> assertThat(
                        benchOn(store, 2).rows(version))
                .isEqualTo(expected));
    }

    private List<VersionState> versions(ObjectStore store) {
        return benchOn(store, 3)
                .catalog()
                .state()
                .dataset(DATASET)
                .map(DatasetState::versions)
                .map(versions -> List.copyOf(versions.values()))
                .orElse(List.of());
    }

    private ObjectStore emptyRoot() {
        ObjectStore store = new MemoryObjectStore(new ManualClock());
        benchOn(store, 0).catalog();
        return store;
    }

    private Bench benchOn(ObjectStore store, long seed) {
        return Bench.on(folder, store, seed).withManualClock();
    }
}

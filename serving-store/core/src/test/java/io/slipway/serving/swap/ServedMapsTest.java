package io.slipway.serving.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnType.Scalar;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.row.RowSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ServedMapsTest {
    private static final DatasetName DELAYS = new DatasetName("delays");
    private static final DatasetName ROUTES = new DatasetName("routes");
    private static final VersionStanding ACTIVE = new VersionStanding("ACTIVE", true, true);
    private static final VersionStanding STAGED = new VersionStanding("STAGED", false, true);
    private static final VersionStanding RETIRED = new VersionStanding("RETIRED", true, false);

    private final ServedMaps maps = new ServedMaps();

    @Test
    void answersWithTheActiveVersionAndWithThoseThatWereActive() {
        OpenVersion first = version(DELAYS, 1);
        OpenVersion second = version(DELAYS, 2);
        maps.swap(map(7, versions(DELAYS, 2, List.of(first, second), Map.of(1L, RETIRED, 2L, ACTIVE))));

        try (Lease lease = maps.acquire()) {
            assertThat(lease.sequence()).isEqualTo(7);
            assertThat(lease.version(DELAYS)).isSameAs(second);
            assertThat(lease.version(DELAYS, new VersionNumber(1))).isSameAs(first);
        }
    }

    @Test
    void saysWhyAVersionCannotBeRead() {
        OpenVersion first = version(DELAYS, 1);
        OpenVersion staged = version(DELAYS, 3);
        Map<Long, VersionStanding> standings = Map.of(1L, ACTIVE, 2L, RETIRED, 3L, STAGED);
        maps.swap(map(
                7,
                versions(DELAYS, 1, List.of(first, staged), standings),
                versions(ROUTES, 1, List.of(), Map.of(1L, ACTIVE))));

        try (Lease lease = maps.acquire()) {
            assertThat(lease.version(new DatasetName("unknown")))
                    .isEqualTo(new NotServed(
                            NotServed.Reason.NO_SUCH_DATASET, "no such dataset 'unknown' (known: delays, routes)"));
            assertThat(lease.version(ROUTES))
                    .isEqualTo(new NotServed(
                            NotServed.Reason.LOADING,
                            "dataset routes has no active version that is open on this node"));
            assertThat(lease.version(DELAYS, new VersionNumber(2)))
                    .isEqualTo(new NotServed(
                            NotServed.Reason.UNREADABLE,
                            "version 2 of delays cannot be read, it is RETIRED (open: 1)"));
            assertThat(lease.version(DELAYS, new VersionNumber(9)))
                    .isEqualTo(new NotServed(
                            NotServed.Reason.UNREADABLE,
                            "version 9 of delays cannot be read, it is unknown (open: 1)"));
            assertThat(lease.version(DELAYS, new VersionNumber(3)))
                    .isEqualTo(new NotServed(
                            NotServed.Reason.TRY_AGAIN,
                            "version 3 of delays is STAGED but not open for reading on this node"));
        }
    }

    @Test
    void handsAVersionOutToBeClosedOnlyWhenNoLeaseCanSeeIt() {
        OpenVersion first = version(DELAYS, 1);
        maps.swap(map(1, versions(DELAYS, 1, List.of(first), Map.of(1L, ACTIVE))));
        Lease lease = maps.acquire();

        maps.swap(map(2, versions(DELAYS, 2, List.of(version(DELAYS, 2)), Map.of(2L, ACTIVE))));

        assertThat(maps.departed()).isEmpty();
        assertThat(lease.version(DELAYS)).isSameAs(first);
        lease.close();
        assertThat(maps.departed()).containsExactly(first);
        assertThat(maps.departed()).isEmpty();
    }

    @Test
    void endingALeaseTwiceEndsNoOtherLease() {
        OpenVersion first = version(DELAYS, 1);
        maps.swap(map(1, versions(DELAYS, 1, List.of(first), Map.of(1L, ACTIVE))));
        Lease twice = maps.acquire();
        Lease other = maps.acquire();
        maps.swap(map(2));

        twice.close();
        twice.close();

        assertThat(maps.departed()).isEmpty();
        other.close();
        assertThat(maps.departed()).containsExactly(first);
    }

    @Test
    void refusesASequenceThatGoesBack() {
        maps.swap(map(5));

        assertThatThrownBy(() -> maps.swap(map(4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected>=5 actual=4");
    }

    @Test
    void neverClosesWhatAReaderUsesWhileMapsAreSwappedUnderLoad() throws Exception {
        maps.swap(mapOf(1));
        ExecutorService readers = Executors.newFixedThreadPool(4);
        AtomicBoolean done = new AtomicBoolean();
        List<Future<Long>> read = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            read.add(readers.submit(() -> readUntil(done)));
        }
        int closed = 0;
        for (long sequence = 2; sequence < 3_000; sequence++) {
            maps.swap(mapOf(sequence));
            closed += close(maps.departed());
        }
        done.set(true);
        for (Future<Long> reader : read) {
            assertThat(reader.get()).isPositive();
        }
        closed += close(maps.departed());
        assertThat(closed).isEqualTo(2 * 2_998);
        readers.shutdown();
    }

    private long readUntil(AtomicBoolean done) {
        long leases = 0;
        for (long last = 0; !done.get() || leases == 0; leases++) {
            try (Lease lease = maps.acquire()) {
                OpenVersion delays = (OpenVersion) lease.version(DELAYS);
                OpenVersion routes = (OpenVersion) lease.version(ROUTES);
                assertThat(delays.number().value()).isEqualTo(lease.sequence());
                assertThat(routes.number().value()).isEqualTo(lease.sequence());
                assertThat(lease.sequence()).isGreaterThanOrEqualTo(last);
                assertThat(delays.reader().rows() + routes.reader().rows()).isZero();
                last = lease.sequence();
            }
        }
        return leases;
    }

    private static int close(Collection<OpenVersion> departed) {
        departed.forEach(version -> version.reader().close());
        assertThat(departed).allMatch(version -> ((EmptyReader) version.reader()).isClosed());
        return departed.size();
    }

    private static ServedMap mapOf(long number) {
        return map(
                number,
                versions(DELAYS, number, List.of(version(DELAYS, number)), Map.of(number, ACTIVE)),
                versions(ROUTES, number, List.of(version(ROUTES, number)), Map.of(number, ACTIVE)));
    }

    private static OpenVersion version(DatasetName dataset, long number) {
        List<Column> columns = List.of(Column.required("k", Scalar.STRING), Column.required("v", Scalar.BYTES));
        return new OpenVersion(
                dataset, new VersionNumber(number), RowSchema.raw(columns, "k"), Instant.EPOCH, new EmptyReader());
    }

    private static Named versions(
            DatasetName dataset, long active, List<OpenVersion> open, Map<Long, VersionStanding> standings) {
        Map<VersionNumber, VersionStanding> byNumber = new java.util.HashMap<>();
        standings.forEach((number, standing) -> byNumber.put(new VersionNumber(number), standing));
        return new Named(dataset, new ServedVersions(dataset, new VersionNumber(active), open, byNumber), open);
    }

    private static ServedMap map(long sequence, Named... datasets) {
        Map<DatasetName, ServedVersions> byName = new java.util.HashMap<>();
        List<OpenVersion> open = new ArrayList<>();
        for (Named dataset : datasets) {
            byName.put(dataset.name(), dataset.versions());
            open.addAll(dataset.open());
        }
        return new ServedMap(sequence, byName, open);
    }

    private record Named(DatasetName name, ServedVersions versions, List<OpenVersion> open) {}
}

package io.slipway.catalog.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Change.Activate;
import io.slipway.catalog.entry.Change.Decider;
import io.slipway.catalog.entry.Change.Drop;
import io.slipway.catalog.entry.Change.Expire;
import io.slipway.catalog.entry.Change.Reason;
import io.slipway.catalog.entry.Change.Stage;
import io.slipway.catalog.fake.Crash;
import io.slipway.catalog.fake.Fault;
import io.slipway.catalog.fake.FaultyObjectStore;
import io.slipway.catalog.fake.MemoryRoot;
import io.slipway.catalog.fake.Operation.Kind;
import io.slipway.catalog.fake.Push;
import io.slipway.catalog.fake.StateScript;
import io.slipway.catalog.layout.Layout;
import io.slipway.catalog.manifest.ManifestFile;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.DatasetState;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.catalog.store.ObjectStat;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.PushId;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.failure.ConflictException;
import io.slipway.schemas.failure.CorruptDataException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SweeperTest {
    private static final DatasetName ROUTES = new DatasetName("routes");
    private static final VersionNumber ONE = new VersionNumber(1);
    private static final VersionNumber TWO = new VersionNumber(2);
    private static final Duration WEEK = Duration.ofDays(7);

    private final MemoryRoot root = new MemoryRoot();
    private Catalog catalog;

    @BeforeEach
    void found() {
        catalog = root.init();
    }

    private SweepReport sweep() {
        return sweep(SweepOptions.DEFAULT);
    }

    private SweepReport sweep(SweepOptions options) {
        return new Sweeper(root.open(), root.store(), Outside.OUT_OF_REACH, root.clock())
                .sweep(root.request(), options);
    }

    private void aWeekPasses() {
        root.clock().advance(WEEK.plusMinutes(1));
        Push.run(root, catalog, ROUTES, "p" + root.clock().nanoTime(), "the newest of the day");
    }

    private void activate(VersionNumber version) {
        @Nullable
        VersionNumber active = catalog.refresh()
                .dataset(ROUTES)
                .flatMap(DatasetState::active)
                .map(VersionState::number)
                .orElse(null);
        root.change(new Stage(ROUTES, version, 0, Decider.POLICY));
        root.change(new Activate(ROUTES, version, active, active, 0, Decider.POLICY));
    }

    private void expire(VersionNumber version) {
        root.change(StateScript.reject(ROUTES, version, Reason.GATE));
        root.change(new Expire(ROUTES, version));
    }

    private Set<ObjectKey> keys(String prefix) {
        try (Stream<ObjectStat> objects = root.store().list(prefix)) {
            return objects.map(ObjectStat::key).collect(Collectors.toSet());
        }
    }

    private void assertEveryVersionIsWhole() {
        Catalog reader = root.open();
        reader.state().versions().filter(version -> !Garbage.isExpired(version)).forEach(version -> {
            for (ManifestFile file : reader.manifest(version.manifestKey(), version.manifestSha256())
                    .files()) {
                assertThat(root.store().stat(file.key())).as(version.label()).isPresent();
            }
        });
    }

    @Test
    void takesWhatADeadBuilderLeftOnceTheFloorHasPassed() {
        Push dead = Push.begin(catalog, ROUTES, new PushId("dead"), root.random());
        dead.write("a");
        Push.run(root, catalog, ROUTES, "alive", "a", "b");
        assertThat(sweep().garbage()).isEmpty();
        aWeekPasses();
        SweepReport report = sweep();

        assertThat(report.garbage())
                .extracting(ObjectStat::key)
                .containsExactly(dead.folder().file("0-000.sst"));
        assertThat(report.bytes()).isEqualTo(1);
        assertThat(keys(dead.folder().prefix())).isEmpty();
        assertEveryVersionIsWhole();
        assertThat(sweep().garbage()).isEmpty();
    }

    /** Case 4: a driver that sleeps for a week, then registers. */
    @Test
    void keepsASleeperFromRegisteringWhatWasSwept() {
        Push sleeper = Push.begin(catalog, ROUTES, new PushId("sleeper"), root.random());
        sleeper.write("a");
        sleeper.writeManifest();
        Push.run(root, catalog, ROUTES, "p1", "a");
        aWeekPasses();
        sweep();

        assertThatThrownBy(() -> sleeper.register(root.request()))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("began too long ago");
        assertThat(keys(sleeper.folder().prefix())).isEmpty();
    }

    /** Case 12 on the side of the store: borrowed files survive their first owner. */
    @Test
    void keepsBorrowedFilesWhenTheirFirstOwnerExpires() {
        Push.run(root, catalog, ROUTES, "p1", "shared", "own");
        activate(ONE);
        Push.run(root, catalog, ROUTES, "p2", "shared", "other");
        activate(TWO);
        Push.run(root, catalog, ROUTES, "p3", "x");
        activate(new VersionNumber(3));
        root.change(new Change.Retire(ROUTES, ONE));
        root.change(new Expire(ROUTES, ONE));
        SweepReport report = sweep();

        assertThat(report.garbage().stream().map(stat -> stat.key().text()))
                .hasSize(2)
                .allMatch(key -> key.contains("/p1/"))
                .anyMatch(key -> key.endsWith("manifest.json"))
                .anyMatch(key -> key.endsWith("1-000.sst"));
        assertEveryVersionIsWhole();
    }

    @Test
    void takesTheFilesOfAnExpiredVersionAtOnce() {
        Push.run(root, catalog, ROUTES, "p1", "a");
        expire(ONE);

        assertThat(sweep().garbage()).hasSize(2);
        assertThat(keys(Layout.DATASETS)).isEmpty();
    }

    @Test
    void keepsWhatAnOperatorMayStillStage() {
        Push.run(root, catalog, ROUTES, "p1", "a");
        root.change(StateScript.reject(ROUTES, ONE, Reason.GATE));
        aWeekPasses();
        sweep();

        assertEveryVersionIsWhole();
        root.change(new Stage(ROUTES, ONE, 0, Decider.OPERATOR));
    }

    @Test
    void deletesNothingWhenAManifestCannotBeRead() {
        Push dead = Push.begin(catalog, ROUTES, new PushId("dead"), root.random());
        dead.write("a");
        Push.run(root, catalog, ROUTES, "p1", "a");
        aWeekPasses();
        ObjectKey manifest = catalog.state().version(ROUTES, ONE).orElseThrow().manifestKey();
        byte[] whole = root.store().read(manifest);
        root.store().delete(manifest);
        Set<ObjectKey> before = keys(Layout.DATASETS);
        assertThatThrownBy(this::sweep)
                .isInstanceOf(CorruptDataException.class)
                .hasMessageStartingWith(
                        "Cannot sweep: the manifest of routes@1 cannot be read, so nothing was deleted: ");
        whole[20] ^= 1;
        root.store().create(manifest, whole);
        assertThatThrownBy(this::sweep).isInstanceOf(CorruptDataException.class);
        root.store().delete(manifest);

        assertThat(keys(Layout.DATASETS)).isEqualTo(before);
        expire(ONE);
        assertThat(sweep().garbage()).isNotEmpty();
    }

    @Test
    void onlySaysWhatItWouldDoInADryRun() {
        Push dead = Push.begin(catalog, ROUTES, new PushId("dead"), root.random());
        dead.write("a");
        Push.run(root, catalog, ROUTES, "p1", "a");
        aWeekPasses();
        CatalogState before = catalog.refresh();
        SweepReport dry = sweep(new SweepOptions(WEEK, true));

        assertThat(dry.garbage()).hasSize(1);
        assertThat(catalog.refresh()).isEqualTo(before);
        assertThat(keys(dead.folder().prefix())).hasSize(1);
        assertThat(sweep().garbage()).isEqualTo(dry.garbage());
    }

    @Test
    void takesADroppedDatasetOnceTheFloorHasPassed() {
        Push.run(root, catalog, ROUTES, "p1", "a");
        root.change(new Drop(ROUTES, null));
        assertThat(sweep().garbage()).isEmpty();
        aWeekPasses();

        assertThat(sweep().garbage()).hasSize(2);
        assertEveryVersionIsWhole();
    }

    @Test
    void leavesStrangersAloneAndNamesThem() {
        ObjectKey stranger = new ObjectKey("datasets/routes/README.txt");
        root.store().create(stranger, new byte[0]);
        aWeekPasses();

        assertThat(sweep().strangers()).containsExactly(stranger);
        assertThat(root.store().stat(stranger)).isPresent();
    }

    @Test
    void takesOldProbesAndOldSnapshots() {
        root.store().create(Layout.probe("left"), new byte[0]);
        for (int i = 0; i < 5; i++) {
            root.store().create(Layout.snapshot(CatalogState.FOLD_VERSION, 256L * i), new byte[0]);
        }
        aWeekPasses();
        sweep();

        assertThat(keys(Layout.PROBES)).isEmpty();
        assertThat(keys("snapshots/")).hasSize(3);
    }

    @Test
    void movesTheFloorToTheNewestOldEntry() {
        Push.run(root, catalog, ROUTES, "p1", "a");
        Push.run(root, catalog, ROUTES, "p2", "a");
        root.clock().advance(WEEK.plusMinutes(1));
        Push.run(root, catalog, ROUTES, "p3", "a");
        SweepReport report = sweep();

        assertThat(report.floor()).isEqualTo(2);
        assertThat(catalog.refresh().floor()).isEqualTo(2);
        long head = catalog.state().sequence();
        sweep();
        assertThat(catalog.refresh().sequence())
                .as("no entry when the floor stays")
                .isEqualTo(head);
    }

    @Test
    void finishesWhatADyingSweeperBegan() {
        for (int n = 1; n < 40; n++) {
            Push dead = Push.begin(catalog, ROUTES, new PushId("dead" + n), root.random());
            dead.write("a");
            dead.write("b");
            Push.run(root, catalog, ROUTES, "after" + n, "a");
            aWeekPasses();
            FaultyObjectStore dying = root.faulty();
            Catalog doomed = root.open(dying);
            dying.injectAt(n, n % 2 == 0 ? Fault.CRASH_BEFORE : Fault.CRASH_AFTER);
            dies(() -> new Sweeper(doomed, dying, Outside.OUT_OF_REACH, root.clock())
                    .sweep(root.request(), SweepOptions.DEFAULT));
            sweep();

            assertThat(keys(dead.folder().prefix())).isEmpty();
            assertEveryVersionIsWhole();
        }
    }

    private static void dies(Runnable work) {
        try {
            work.run();
        } catch (Crash e) {
            assertThat(e).hasMessageContaining("died");
        }
    }

    @Test
    void deletesByKeyOneByOne() {
        FaultyObjectStore counted = root.faulty();
        Push.run(root, catalog, ROUTES, "p1", "a", "b", "c");
        expire(ONE);
        new Sweeper(root.open(counted), counted, Outside.OUT_OF_REACH, root.clock())
                .sweep(root.request(), SweepOptions.DEFAULT);

        assertThat(counted.operations())
                .filteredOn(operation -> operation.kind() == Kind.DELETE)
                .hasSize(4);
    }

    @Test
    void mayRunTwiceAtOnce() {
        Push.run(root, catalog, ROUTES, "p1", "a", "b");
        expire(ONE);
        FaultyObjectStore slow = root.faulty();
        Catalog first = root.open(slow);
        slow.inject(operation -> {
            if (operation.kind() == Kind.DELETE) {
                sweepOnce(root.store());
            }
            return Fault.NONE;
        });
        new Sweeper(first, slow, Outside.OUT_OF_REACH, root.clock()).sweep(root.request(), SweepOptions.DEFAULT);

        assertThat(keys(Layout.DATASETS)).isEmpty();
    }

    private void sweepOnce(ObjectStore store) {
        List<ObjectStat> ignored = new Sweeper(root.open(), store, Outside.OUT_OF_REACH, root.clock())
                .sweep(root.request(), SweepOptions.DEFAULT)
                .garbage();
        assertThat(ignored).isNotNull();
    }
}

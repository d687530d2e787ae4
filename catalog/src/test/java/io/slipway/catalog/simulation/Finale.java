package io.slipway.catalog.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.CatalogOptions;
import io.slipway.catalog.append.ChangeRequest;
import io.slipway.catalog.append.WriterClock;
import io.slipway.catalog.append.Written;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Change.Activate;
import io.slipway.catalog.entry.Change.Decider;
import io.slipway.catalog.entry.Change.Expire;
import io.slipway.catalog.entry.Change.Reason;
import io.slipway.catalog.entry.Change.Retire;
import io.slipway.catalog.entry.Change.Stage;
import io.slipway.catalog.entry.Change.Unpin;
import io.slipway.catalog.entry.RequestId;
import io.slipway.catalog.fake.Push;
import io.slipway.catalog.fake.StateScript;
import io.slipway.catalog.follow.CatalogListener;
import io.slipway.catalog.layout.AttemptFolder;
import io.slipway.catalog.layout.Layout;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.DatasetState;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.state.VersionStatus;
import io.slipway.catalog.store.ObjectStat;
import io.slipway.catalog.sweep.Outside;
import io.slipway.catalog.sweep.SweepOptions;
import io.slipway.catalog.sweep.Sweeper;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.PushId;
import io.slipway.schemas.dataset.VersionNumber;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When the storm is over: every version can be led to its end, and nothing is left behind. */
final class Finale {
    private static final int NEW_VERSIONS = 3;

    private final World world;
    private final Catalog catalog;

    Finale(World world) {
        this.world = world;
        WriterClock writes = new WriterClock(world.clock(), world.clock(), world.random(), Duration.ofMinutes(1));
        this.catalog = Catalog.open(world.store(), new CatalogOptions(writes, CatalogListener.SILENT, null, null));
    }

    /** Replaces all versions, leads the old ones to their end and sweeps. */
    void leadEveryVersionToItsEnd() {
        for (DatasetName dataset : catalog.state().datasets().keySet()) {
            replaceAll(dataset);
        }
        world.clock().advance(Duration.ofDays(30));
        change(state -> List.of(new Change.Sweep(state.sequence() + 1)));
        new Sweeper(catalog, world.store(), Outside.OUT_OF_REACH, world.clock()).sweep(request(), SweepOptions.DEFAULT);
        assertThat(catalog.state().versions())
                .allMatch(version -> version.pushId().text().startsWith("last"));
        assertThat(catalog.state().versions().count())
                .isEqualTo(catalog.state().datasets().size() * (long) NEW_VERSIONS);
        assertNothingLeft();
        assertSnapshotsAgree();
    }

    private void replaceAll(DatasetName dataset) {
        @Nullable VersionNumber pinned = dataset(catalog.state(), dataset).pinned();
        if (pinned != null) {
            change(state -> List.of(new Unpin(dataset, pinned)));
        }
        change(state -> Stream.concat(
                        dataset(state, dataset).in(VersionStatus.REGISTERED),
                        dataset(state, dataset).in(VersionStatus.STAGED))
                .<Change>map(version -> StateScript.reject(dataset, version.number(), Reason.OPERATOR))
                .toList());
        for (int i = 0; i < NEW_VERSIONS; i++) {
            pushAndActivate(dataset, "last" + i);
        }
        change(state -> dataset(state, dataset).standby().stream()
                .skip(NEW_VERSIONS - 1)
                .<Change>map(version -> new Retire(dataset, version.number()))
                .toList());
        change(state -> Stream.of(VersionStatus.RETIRED, VersionStatus.REJECTED, VersionStatus.ROLLED_BACK)
                .flatMap(dataset(state, dataset)::in)
                .<Change>map(version -> new Expire(dataset, version.number()))
                .toList());
    }

    private void pushAndActivate(DatasetName dataset, String name) {
        Push push = Push.begin(catalog, dataset, new PushId(name), world.random());
        push.write(name);
        push.writeManifest();
        VersionNumber number = dataset(push.register(request()).state(), dataset)
                .versionOf(new PushId(name))
                .orElseThrow()
                .number();
        change(state -> List.of(new Stage(dataset, number, 0, Decider.POLICY)));
        change(state -> {
            @Nullable
            VersionNumber active =
                    dataset(state, dataset).active().map(VersionState::number).orElse(null);
            return List.of(new Activate(dataset, number, active, active, 0, Decider.POLICY));
        });
    }

    // Whatever is still there belongs to a version that is still there.
    private void assertNothingLeft() {
        try (Stream<ObjectStat> objects = world.store().list(Layout.DATASETS)) {
            assertThat(objects.map(ObjectStat::key))
                    .allMatch(key ->
                            AttemptFolder.of(key).orElseThrow().pushId().text().startsWith("last"));
        }
    }

    private void assertSnapshotsAgree() {
        world.auditor().catchUp();
        WriterClock writes = new WriterClock(world.clock(), world.clock(), world.random(), Duration.ofMinutes(1));
        CatalogState fresh = Catalog.open(world.store(), new CatalogOptions(writes, CatalogListener.SILENT, null, null))
                .state();
        assertThat(fresh)
                .as("invariant 4: from snapshots")
                .isEqualTo(world.auditor().state());
    }

    private static DatasetState dataset(CatalogState state, DatasetName name) {
        return state.dataset(name).orElseThrow();
    }

    private ChangeRequest request() {
        return new ChangeRequest("finale", RequestId.random(world.random()), null);
    }

    private Written change(Function<CatalogState, List<Change>> decide) {
        return catalog.change(request(), decide);
    }
}

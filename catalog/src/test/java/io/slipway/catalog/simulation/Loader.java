package io.slipway.catalog.simulation;

import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Change.Activate;
import io.slipway.catalog.entry.Change.Decider;
import io.slipway.catalog.entry.Change.Expire;
import io.slipway.catalog.entry.Change.Reason;
import io.slipway.catalog.entry.Change.Retire;
import io.slipway.catalog.entry.Change.Stage;
import io.slipway.catalog.fake.StateScript;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.DatasetState;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.state.VersionStatus;
import io.slipway.schemas.dataset.VersionNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Carries versions from registered to active and from there to expired, one entry a step. */
final class Loader implements Actor {
    @Override
    public void step(Machine machine) {
        machine.change(state -> decide(state, machine.random()));
    }

    @Override
    public void forget() {}

    private static List<Change> decide(CatalogState state, SplittableRandom random) {
        List<Change> changes = new ArrayList<>();
        for (DatasetState dataset : state.datasets().values()) {
            if (dataset.pinned() == null) {
                rollOut(dataset, random, changes);
            }
            clean(dataset, random, changes);
        }
        return changes;
    }

    private static void rollOut(DatasetState dataset, SplittableRandom random, List<Change> changes) {
        Optional<VersionState> staged = dataset.staged();
        if (staged.isPresent()) {
            judge(dataset, staged.get().number(), random, changes);
        } else {
            stage(dataset, random, changes);
        }
    }

    private static void judge(
            DatasetState dataset, VersionNumber staged, SplittableRandom random, List<Change> changes) {
        @Nullable
        VersionNumber active = dataset.active().map(VersionState::number).orElse(null);
        switch (random.nextInt(5)) {
            case 0 -> changes.add(StateScript.reject(dataset.name(), staged, Reason.TIMEOUT));
            case 1 -> {}
            default -> changes.add(new Activate(dataset.name(), staged, active, active, 0, Decider.POLICY));
        }
    }

    private static void stage(DatasetState dataset, SplittableRandom random, List<Change> changes) {
        List<VersionState> waiting = dataset.in(VersionStatus.REGISTERED)
                .filter(VersionState::byPolicy)
                .toList();
        if (waiting.isEmpty()) {
            return;
        }
        VersionState newest = waiting.get(waiting.size() - 1);
        waiting.subList(0, waiting.size() - 1)
                .forEach(older -> changes.add(StateScript.reject(dataset.name(), older.number(), Reason.SUPERSEDED)));
        changes.add(
                random.nextInt(4) == 0
                        ? StateScript.reject(dataset.name(), newest.number(), Reason.GATE)
                        : new Stage(dataset.name(), newest.number(), 0, Decider.POLICY));
    }

    private static void clean(DatasetState dataset, SplittableRandom random, List<Change> changes) {
        dataset.standby().stream().skip(2).forEach(old -> changes.add(new Retire(dataset.name(), old.number())));
        Stream.of(VersionStatus.RETIRED, VersionStatus.REJECTED, VersionStatus.ROLLED_BACK)
                .flatMap(dataset::in)
                .filter(old -> random.nextInt(3) == 0)
                .forEach(old -> changes.add(new Expire(dataset.name(), old.number())));
    }
}

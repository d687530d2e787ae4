package io.slipway.catalog.simulation;

import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Change.Activate;
import io.slipway.catalog.entry.Change.Decider;
import io.slipway.catalog.entry.Change.Drop;
import io.slipway.catalog.entry.Change.Pin;
import io.slipway.catalog.entry.Change.Reason;
import io.slipway.catalog.entry.Change.RollBack;
import io.slipway.catalog.entry.Change.Stage;
import io.slipway.catalog.entry.Change.Unpin;
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

/** Does what people do, whether it makes sense or not; the fold refuses what it must. */
final class Operator implements Actor {
    @Override
    public void step(Machine machine) {
        machine.change(state -> decide(state, machine.random()));
    }

    @Override
    public void forget() {}

    private static List<Change> decide(CatalogState state, SplittableRandom random) {
        List<DatasetState> datasets = List.copyOf(state.datasets().values());
        if (datasets.isEmpty()) {
            return List.of();
        }
        if (random.nextInt(8) == 0) {
            return everywhere(datasets);
        }
        DatasetState dataset = datasets.get(random.nextInt(datasets.size()));
        @Nullable
        VersionNumber active = dataset.active().map(VersionState::number).orElse(null);
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> rollBack(dataset, active, random.nextBoolean());
            case 3 -> active == null ? List.of() : List.of(new Pin(dataset.name(), active));
            case 4, 5, 6 -> dataset.pinned() == null ? List.of() : List.of(new Unpin(dataset.name(), dataset.pinned()));
            case 7, 8 -> stageAgain(dataset, random);
            case 9 -> activateAndPin(dataset, active, random);
            case 10 -> reject(dataset, random);
            default -> random.nextInt(6) == 0 ? List.of(new Drop(dataset.name(), active)) : List.of();
        };
    }

    private static List<Change> rollBack(DatasetState dataset, @Nullable VersionNumber active, boolean hold) {
        Optional<VersionState> target = dataset.rollbackTarget();
        return active == null || target.isEmpty()
                ? List.of()
                : List.of(new RollBack(dataset.name(), active, target.get().number(), hold));
    }

    private static List<Change> stageAgain(DatasetState dataset, SplittableRandom random) {
        List<VersionState> candidates = Stream.of(
                        VersionStatus.REJECTED,
                        VersionStatus.ROLLED_BACK,
                        VersionStatus.RETIRED,
                        VersionStatus.REGISTERED)
                .flatMap(dataset::in)
                .toList();
        if (candidates.isEmpty()) {
            return List.of();
        }
        List<Change> changes = new ArrayList<>();
        dataset.staged()
                .ifPresent(other -> changes.add(StateScript.reject(dataset.name(), other.number(), Reason.SUPERSEDED)));
        VersionState chosen = candidates.get(random.nextInt(candidates.size()));
        changes.add(new Stage(dataset.name(), chosen.number(), 0, Decider.OPERATOR));
        return changes;
    }

    private static List<Change> activateAndPin(
            DatasetState dataset, @Nullable VersionNumber active, SplittableRandom random) {
        List<VersionState> standby = dataset.standby();
        if (standby.isEmpty()) {
            return List.of();
        }
        VersionNumber chosen = standby.get(random.nextInt(standby.size())).number();
        return List.of(
                new Activate(dataset.name(), chosen, active, null, 0, Decider.OPERATOR),
                new Pin(dataset.name(), chosen));
    }

    private static List<Change> reject(DatasetState dataset, SplittableRandom random) {
        List<VersionState> waiting = Stream.of(VersionStatus.REGISTERED, VersionStatus.STAGED)
                .flatMap(dataset::in)
                .toList();
        return waiting.isEmpty()
                ? List.of()
                : List.of(StateScript.reject(
                        dataset.name(),
                        waiting.get(random.nextInt(waiting.size())).number(),
                        Reason.OPERATOR));
    }

    // Several datasets go one step back in one entry, or none does.
    private static List<Change> everywhere(List<DatasetState> datasets) {
        List<Change> changes = new ArrayList<>();
        for (DatasetState dataset : datasets) {
            @Nullable
            VersionNumber active = dataset.active().map(VersionState::number).orElse(null);
            changes.addAll(rollBack(dataset, active, true));
        }
        return changes;
    }
}

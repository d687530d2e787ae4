package io.slipway.loader.operate;

import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Change.Decider;
import io.slipway.catalog.entry.Change.Reason;
import io.slipway.catalog.state.DatasetState;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.state.VersionStatus;
import io.slipway.schemas.failure.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Let the nodes prepare this version, gates or no gates. From there it goes its way by the dataset's policy; what was
 * registered before it and waits is superseded. A version that is staged already needs nothing.
 */
public record StageOrder(VersionRef version) implements Order {

    @Override
    public List<Change> changes(Facts facts) {
        VersionState wanted = facts.version(version.dataset(), version.version());
        if (wanted.status() == VersionStatus.STAGED) {
            return List.of();
        }
        DatasetState dataset = facts.dataset(version.dataset());
        Preconditions.requireNoPin("stage", dataset);
        requireStageable(wanted);
        dataset.staged().ifPresent(StageOrder::refuseASecond);
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.Stage(
                dataset.name(), wanted.number(), facts.state().assignmentGeneration(), Decider.OPERATOR));
        dataset.in(VersionStatus.REGISTERED)
                .filter(VersionState::byPolicy)
                .filter(older -> older.number().compareTo(wanted.number()) < 0)
                .forEach(older -> changes.add(superseded(older)));
        return changes;
    }

    private static void requireStageable(VersionState wanted) {
        switch (wanted.status()) {
            case REGISTERED, REJECTED, ROLLED_BACK, RETIRED -> {}
            case STAGED, ACTIVE -> throw refused(wanted, "It is on the nodes already; there is nothing to do.");
            case STANDBY ->
                throw refused(
                        wanted, "It is on the nodes already; activate it: slipway activate " + wanted.label() + ".");
            case EXPIRED -> throw refused(wanted, "Its files are gone; push the data again.");
        }
    }

    private static RefusedException refused(VersionState wanted, String remedy) {
        return new RefusedException("Cannot stage " + wanted.label() + ": it is " + wanted.status(), remedy);
    }

    private static void refuseASecond(VersionState other) {
        throw new RefusedException(
                "Cannot stage another version of " + other.dataset() + ": " + other.label()
                        + " is staged, expected=one at a time",
                "Wait for it, activate it, or reject it first: slipway reject " + other.label() + ".");
    }

    private Change superseded(VersionState older) {
        SortedMap<String, String> figures = new TreeMap<>();
        figures.put("superseded_by", version.version().toString());
        return new Change.Reject(older.dataset(), older.number(), Reason.SUPERSEDED, figures);
    }
}

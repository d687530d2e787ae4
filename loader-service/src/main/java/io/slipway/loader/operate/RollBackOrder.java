package io.slipway.loader.operate;

import io.slipway.catalog.entry.Change;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.DatasetState;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.state.VersionStatus;
import io.slipway.loader.nodes.Need;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.failure.RefusedException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Go back from the active version to one that stands by. Whatever is on its way is rejected, and the dataset is pinned unless
 * told otherwise. It downloads nothing, because the target is open on the nodes.
 *
 * <p>Two operators who roll back at once take one step, not two: the order goes back from the version its giver saw. Under
 * a pin, which is where a rollback leaves a dataset, a further step has to name {@code from} or {@code to}.
 *
 * @param from the version that is served and bad; null: the one that is served when the order arrives
 * @param to where to go; null: the version that was active last before
 * @param mode whether the nodes are asked, and whether the dataset is held
 */
public record RollBackOrder(
        DatasetName dataset,
        @Nullable VersionNumber from,
        @Nullable VersionNumber to,
        Mode mode) implements Order {

    /**
     * How to roll back.
     *
     * @param hold pin the dataset, so that the next push does not undo the rollback
     * @param force go even where nodes have not got the target open; they go on answering from what they hold until they have it
     */
    public record Mode(boolean hold, boolean force) {
        /** Hold, and only to what is open everywhere. */
        public static final Mode SAFE = new Mode(true, false);
    }

    @Override
    public RollBackOrder seenOn(CatalogState state) {
        @Nullable
        VersionNumber served = state.dataset(dataset)
                .filter(seen -> from == null && (seen.pinned() == null || to != null))
                .flatMap(DatasetState::active)
                .map(VersionState::number)
                .orElse(from);
        return new RollBackOrder(dataset, served, to, mode);
    }

    @Override
    public List<Change> changes(Facts facts) {
        DatasetState now = facts.dataset(dataset);
        VersionState active = now.active()
                .orElseThrow(() -> new RefusedException(
                        "Cannot roll " + dataset + " back: no version is active",
                        "Activate one: slipway versions " + dataset + " lists them."));
        requireSeen(now, active);
        VersionState target = target(facts, now);
        if (!mode.force()) {
            Preconditions.requireReady(
                    "roll " + dataset + " back",
                    facts,
                    target,
                    Need.ALL,
                    "Go to another version with to, repair the nodes named, or force it: nodes without the version go"
                            + " on answering from what they hold until they have it.");
        }
        return List.of(new Change.RollBack(dataset, active.number(), target.number(), mode.hold()));
    }

    private void requireSeen(DatasetState now, VersionState active) {
        if (from == null) {
            throw new RefusedException(
                    "Cannot roll " + dataset + " back further: it is pinned to version " + now.pinned()
                            + ", where an earlier rollback may have left it",
                    "To go one more step back name the version that is bad: slipway rollback " + dataset + " --from "
                            + active.number() + " --reason TEXT (over REST, \"from\": " + active.number() + ").");
        }
        if (!Objects.equals(from, active.number())) {
            throw new RefusedException(
                    "Cannot roll " + dataset + " back: somebody was faster, expected=version " + from
                            + " is active actual=" + active.number(),
                    "Look at what is served now; if it is bad too, roll back from " + active.number() + ".");
        }
    }

    private VersionState target(Facts facts, DatasetState now) {
        if (to == null) {
            return now.rollbackTarget()
                    .orElseThrow(() -> new RefusedException(
                            "Cannot roll " + dataset + " back: no version stands by",
                            "Push a better one, or stage and activate an older one, if there is one: slipway versions "
                                    + dataset + "."));
        }
        VersionState target = facts.version(dataset, to);
        if (target.status() != VersionStatus.STANDBY) {
            throw new RefusedException(
                    "Cannot roll " + dataset + " back to " + to + ": expected=STANDBY actual=" + target.status(),
                    "Only what was served and stands by is open on the nodes: "
                            + now.standby().stream().map(VersionState::number).toList()
                            + "; stage and activate any other.");
        }
        return target;
    }
}

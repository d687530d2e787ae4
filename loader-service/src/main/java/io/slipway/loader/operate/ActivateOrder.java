package io.slipway.loader.operate;

import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Change.Decider;
import io.slipway.catalog.state.DatasetState;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.state.VersionStatus;
import io.slipway.loader.nodes.Need;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.failure.RefusedException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Serve these versions, all in one entry: each staged and ready by its dataset's policy, or standing by and open everywhere.
 * A version that is active already needs nothing.
 */
public record ActivateOrder(List<VersionRef> versions) implements Order {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if it is empty, or names a dataset twice
     */
    public ActivateOrder {
        versions = List.copyOf(versions);
        if (versions.isEmpty()
                || versions.stream().map(VersionRef::dataset).distinct().count() < versions.size()) {
            throw new IllegalArgumentException(
                    "Cannot activate: expected=one version each of one or more datasets actual=" + versions);
        }
    }

    @Override
    public List<Change> changes(Facts facts) {
        return versions.stream()
                .map(ref -> change(facts, ref))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Change> change(Facts facts, VersionRef ref) {
        VersionState version = facts.version(ref.dataset(), ref.version());
        if (version.status() == VersionStatus.ACTIVE) {
            return Optional.empty();
        }
        DatasetState dataset = facts.dataset(ref.dataset());
        Preconditions.requireNoPin("activate", dataset);
        return Optional.of(activate(facts, dataset, version));
    }

    /** ACTIVATE of one version that nodes have open, whoever asks. */
    static Change activate(Facts facts, DatasetState dataset, VersionState version) {
        Preconditions.requireReady(
                "activate " + version.label(),
                facts,
                version,
                need(facts, dataset, version),
                "Wait until the nodes are ready, or see why they are not: slipway show " + version.label() + ".");
        @Nullable
        VersionNumber active = dataset.active().map(VersionState::number).orElse(null);
        return new Change.Activate(
                dataset.name(),
                version.number(),
                active,
                active,
                facts.state().assignmentGeneration(),
                Decider.OPERATOR);
    }

    private static Need need(Facts facts, DatasetState dataset, VersionState version) {
        return switch (version.status()) {
            case STAGED -> facts.needs().apply(dataset);
            case STANDBY -> Need.ALL;
            case ACTIVE, REGISTERED, REJECTED, ROLLED_BACK, RETIRED, EXPIRED ->
                throw new RefusedException(
                        "Cannot activate " + version.label() + ": expected=STAGED or STANDBY actual="
                                + version.status(),
                        version.status() == VersionStatus.EXPIRED
                                ? "Its files are gone; push the data again."
                                : "Stage it first, so that the nodes prepare it: slipway stage " + version.label()
                                        + " --reason TEXT. Where rollout.activate is automatic it is activated at once"
                                        + " when they are ready.");
        };
    }
}

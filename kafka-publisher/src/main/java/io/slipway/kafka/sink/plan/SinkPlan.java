package io.slipway.kafka.sink.plan;

import io.slipway.catalog.state.DatasetState;
import io.slipway.catalog.state.VersionState;
import io.slipway.kafka.sink.search.FoundIndex;
import io.slipway.kafka.sink.search.IndexMeta;
import io.slipway.schemas.failure.RefusedException;
import java.util.Optional;
import java.util.Set;

/**
 * What a sink does next: the active version is searched before anything else is done, what is not kept goes, then rows are
 * loaded; those of the active version first, and those of the staged one so that its activation has only an alias to move.
 * Immutable and thread-safe.
 */
public record SinkPlan(SinkIdentity identity) {
    /**
     * The next step; empty if there is nothing to do.
     *
     * @throws RefusedException if an index or the alias belongs to somebody else
     */
    public Optional<SinkStep> next(SinkView view) {
        Optional<DatasetState> dataset = view.state().dataset(identity.dataset());
        Optional<VersionState> active = dataset.flatMap(DatasetState::active);
        requireOurs(view);
        return active.flatMap(version -> move(view, version))
                .or(() -> delete(view, dataset))
                .or(() -> active.flatMap(version -> load(view, version)))
                .or(() -> dataset.flatMap(DatasetState::staged).flatMap(version -> load(view, version)));
    }

    private Optional<SinkStep> move(SinkView view, VersionState active) {
        String index = identity.index(active);
        boolean isThere = view.aliased().equals(Set.of(index));
        return isThere || !isComplete(view, active)
                ? Optional.empty()
                : Optional.of(new SinkStep.Move(active, view.aliased(), index));
    }

    // INVARIANT: what the alias names is never deleted, not even when its version or the whole dataset is gone.
    private Optional<SinkStep> delete(SinkView view, Optional<DatasetState> dataset) {
        return view.indexes().stream()
                .filter(index -> !view.aliased().contains(index.name()))
                .filter(index -> index.meta()
                        .filter(meta -> identity.made(meta, view.state()))
                        .isPresent())
                .filter(index -> !isKept(index, dataset))
                .<SinkStep>map(index -> new SinkStep.Delete(index.name()))
                .findFirst();
    }

    private boolean isKept(FoundIndex index, Optional<DatasetState> dataset) {
        return dataset.stream()
                .flatMap(state -> state.versions().values().stream())
                .filter(version -> identity.index(version).equals(index.name()))
                .anyMatch(version -> mayBeSearched(version, index));
    }

    // What was rejected while it was loaded goes; an operator who stages it again has it loaded anew.
    private static boolean mayBeSearched(VersionState version, FoundIndex index) {
        boolean complete = index.meta().filter(IndexMeta::complete).isPresent();
        return switch (version.status()) {
            case EXPIRED -> false;
            case REJECTED -> complete;
            default -> true;
        };
    }

    private Optional<SinkStep> load(SinkView view, VersionState version) {
        return isComplete(view, version) || view.given().contains(version.manifestSha256())
                ? Optional.empty()
                : Optional.of(new SinkStep.Load(version, identity.index(version)));
    }

    /** Whether all rows of a version are in its index. */
    public boolean isComplete(SinkView view, VersionState version) {
        return view.index(identity.index(version))
                .flatMap(FoundIndex::meta)
                .filter(IndexMeta::complete)
                .isPresent();
    }

    /** Whether searches find the active version, and nothing else. */
    public boolean isSettled(SinkView view) {
        return view.state()
                .dataset(identity.dataset())
                .flatMap(DatasetState::active)
                .filter(active -> view.aliased().equals(Set.of(identity.index(active))) && isComplete(view, active))
                .isPresent();
    }

    private void requireOurs(SinkView view) {
        view.aliased().forEach(name -> requireOurs(view, name, "the alias " + identity.alias() + " names it"));
        view.state()
                .dataset(identity.dataset())
                .ifPresent(dataset -> dataset.versions().values().forEach(version -> view.index(identity.index(version))
                        .ifPresent(index -> requireOurs(
                                view, index.name(), "it has the name that this sink gives to " + version.label()))));
    }

    private void requireOurs(SinkView view, String name, String why) {
        Optional<IndexMeta> meta = view.index(name).flatMap(FoundIndex::meta);
        if (meta.filter(ours -> identity.made(ours, view.state())).isEmpty()) {
            throw new RefusedException(
                    "Cannot use the index " + name + ": " + why + ", and it belongs to "
                            + meta.map(other -> "the sink '" + other.sink() + "' of dataset " + other.dataset()
                                            + " in namespace " + other.namespace())
                                    .orElse("no sink of Slipway"),
                    "Choose another alias with --alias, or take the alias away from that index; delete the index if nobody needs"
                            + " it.");
        }
    }
}

package io.slipway.batch.job;

import io.slipway.batch.job.plan.Policy;
import io.slipway.batch.job.plan.PolicyChange;
import io.slipway.catalog.Catalog;
import io.slipway.catalog.append.ChangeRequest;
import io.slipway.catalog.append.Written;
import io.slipway.catalog.definition.DatasetDefinition;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Change.Define;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.DatasetState;
import io.slipway.schemas.dataset.Sha256;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the policy of a dataset file became the one that holds for every push.
 *
 * @param outcome whether the dataset is new, its policy changed, or nothing was to do
 * @param definition the policy that holds now
 * @param sequence the entry that says so; the head if nothing was to do
 * @param changes what changed; empty for a new dataset
 */
public record PolicyUpdate(Outcome outcome, DatasetDefinition definition, long sequence, List<PolicyChange> changes) {
    /** Copies the list. */
    public PolicyUpdate {
        changes = List.copyOf(changes);
    }

    /** What was done. */
    public enum Outcome {
        /** The dataset exists now, without a version. */
        DEFINED,
        /** Another policy holds, for versions that wait too. */
        CHANGED,
        /** The policy was the same; nothing was written. */
        NOTHING_TO_DO
    }

    /**
     * Makes a policy hold.
     *
     * @throws io.slipway.schemas.failure.IncompatibleException if it has another key than the one that holds
     * @throws io.slipway.schemas.failure.SlipwayException if the entry cannot be written
     */
    public static PolicyUpdate run(DatasetDefinition wanted, Catalog catalog, ChangeRequest request) {
        Decision decision = new Decision(wanted, catalog);
        Written written = catalog.change(request, decision::on);
        return decision.result(written.sequence());
    }

    /** Looks at what holds each time somebody else was faster, and remembers it for the answer. */
    private static final class Decision {
        private final DatasetDefinition wanted;
        private final Catalog catalog;
        private Optional<DatasetDefinition> holding = Optional.empty();

        Decision(DatasetDefinition wanted, Catalog catalog) {
            this.wanted = wanted;
            this.catalog = catalog;
        }

        List<Change> on(CatalogState state) {
            @Nullable
            Sha256 expected = state.dataset(wanted.dataset())
                    .map(DatasetState::definitionSha256)
                    .orElse(null);
            holding = Optional.ofNullable(expected).map(catalog::definition);
            holding.ifPresent(defined -> Policy.requireSameKey(wanted, defined));
            if (wanted.sha256().equals(expected)) {
                return List.of();
            }
            // INVARIANT: an entry names only what is durable.
            return List.of(new Define(wanted.dataset(), catalog.persist(wanted), expected));
        }

        PolicyUpdate result(long sequence) {
            if (holding.isEmpty()) {
                return new PolicyUpdate(Outcome.DEFINED, wanted, sequence, List.of());
            }
            Outcome outcome = holding.get().equals(wanted) ? Outcome.NOTHING_TO_DO : Outcome.CHANGED;
            return new PolicyUpdate(outcome, wanted, sequence, PolicyChange.between(holding.get(), wanted));
        }
    }
}

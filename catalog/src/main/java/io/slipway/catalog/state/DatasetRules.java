package io.slipway.catalog.state;

import io.slipway.catalog.entry.Change.Define;
import io.slipway.catalog.entry.Change.Drop;
import io.slipway.catalog.entry.Change.OfDataset;
import io.slipway.catalog.entry.Change.Register;
import io.slipway.catalog.state.CatalogState.Tombstone;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.dataset.VersionNumber;
import java.util.Collections;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What may happen to a dataset: it is defined and dropped; the rest is for {@link VersionRules}. */
final class DatasetRules {
    private DatasetRules() {}

    static CatalogState apply(CatalogState state, OfDataset change, Moment moment) {
        NamespaceRules.requireFounded(state);
        if (change instanceof Define define) {
            return define(state, define, moment);
        }
        DatasetState dataset = require(state, change.dataset());
        if (change instanceof Drop drop) {
            return drop(state, dataset, drop, moment);
        }
        if (change instanceof Register register) {
            return state.withDataset(RegisterRules.apply(state, dataset, register, moment));
        }
        return state.withDataset(VersionRules.apply(state, dataset, change, moment));
    }

    private static CatalogState define(CatalogState state, Define define, Moment moment) {
        @Nullable DatasetState now = state.datasets().get(define.dataset());
        @Nullable Sha256 holding = now == null ? null : now.definitionSha256();
        if (!Objects.equals(holding, define.expected())) {
            throw VoidChange.beginAgain("Cannot define " + define.dataset() + ": its definition has changed, expected="
                    + define.expected() + " actual=" + holding);
        }
        return state.withDataset(
                now == null ? begin(state, define, moment) : now.withDefinition(define.definitionSha256(), moment));
    }

    // INVARIANT: a name that was used before goes on with the numbers where it stopped.
    private static DatasetState begin(CatalogState state, Define define, Moment moment) {
        Tombstone before = state.tombstones().getOrDefault(define.dataset(), new Tombstone(VersionNumber.FIRST, 0));
        return new DatasetState(
                define.dataset(),
                define.definitionSha256(),
                moment,
                before.nextVersion(),
                before.droppedSequence(),
                null,
                Collections.emptySortedMap());
    }

    private static DatasetState require(CatalogState state, DatasetName name) {
        return state.dataset(name)
                .orElseThrow(() -> VoidChange.notNow("Cannot change " + name + ": there is no such dataset, datasets="
                        + state.datasets().keySet()));
    }

    private static CatalogState drop(CatalogState state, DatasetState dataset, Drop drop, Moment moment) {
        @Nullable
        VersionNumber active = dataset.active().map(VersionState::number).orElse(null);
        if (!Objects.equals(active, drop.expectedActive())) {
            throw VoidChange.notNow("Cannot drop " + dataset.name() + ": the active version has changed, expected="
                    + drop.expectedActive() + " actual=" + active);
        }
        if (dataset.pinned() != null) {
            throw VoidChange.notNow("Cannot drop " + dataset.name() + ": it is pinned to version " + dataset.pinned());
        }
        return state.withoutDataset(dataset.name(), new Tombstone(dataset.nextVersion(), moment.sequence()));
    }
}

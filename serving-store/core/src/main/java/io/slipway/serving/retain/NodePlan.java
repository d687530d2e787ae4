package io.slipway.serving.retain;

import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.Head;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.NamespaceId;
import io.slipway.serving.disk.ServingRecord;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the catalog asks of a node at one sequence. Immutable.
 *
 * @param head the newest entry that it takes account of
 */
public record NodePlan(Head head, SortedMap<DatasetName, DatasetPlan> datasets) {
    /** Before anything is known. */
    public static final NodePlan NOTHING = new NodePlan(CatalogState.EMPTY.head(), Collections.emptySortedMap());

    /** Copies the map in. */
    public NodePlan {
        datasets = Collections.unmodifiableSortedMap(new TreeMap<>(datasets));
    }

    /** What a state of the catalog asks for. */
    public static NodePlan of(CatalogState state) {
        return new NodePlan(
                state.head(),
                byName(state.datasets().values().stream()
                        .map(dataset -> DatasetPlan.of(dataset, state))
                        .toList()));
    }

    /** What this node answered with before it was stopped. */
    public static NodePlan of(ServingRecord record, NamespaceId namespace) {
        return new NodePlan(
                record.head(),
                byName(record.datasets().stream()
                        .map(dataset -> DatasetPlan.of(dataset, namespace))
                        .toList()));
    }

    /** The sequence of the newest entry that it takes account of; -1 before the first. */
    public long sequence() {
        return head.sequence();
    }

    /** Whether nothing is known yet. */
    public boolean isNothing() {
        return head.sequence() < 0;
    }

    /** The plan of a dataset, if it exists. */
    public Optional<DatasetPlan> dataset(DatasetName name) {
        return Optional.ofNullable(datasets.get(name));
    }

    /** What shall be held of a dataset, of one that does not exist nothing. */
    public Holdings holdings(DatasetName name) {
        return dataset(name).map(DatasetPlan::holdings).orElse(Holdings.NONE);
    }

    private static SortedMap<DatasetName, DatasetPlan> byName(List<DatasetPlan> plans) {
        SortedMap<DatasetName, DatasetPlan> byName = new TreeMap<>();
        plans.forEach(plan -> byName.put(plan.dataset(), plan));
        return byName;
    }
}

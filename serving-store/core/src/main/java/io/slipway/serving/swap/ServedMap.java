package io.slipway.serving.swap;

import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a node answers with at one sequence of the catalog log: the versions of every dataset that are open for reading.
 * Immutable, thread-safe.
 */
public final class ServedMap {
    /** Before the first entry has been applied: no datasets. */
    static final ServedMap EMPTY = new ServedMap(0, Map.of(), List.of());

    private final long sequence;
    private final SortedMap<DatasetName, ServedVersions> datasets;
    private final Map<DatasetName, ServedVersions> byName;
    private final List<OpenVersion> open;

    /**
     * A map of the given datasets at {@code sequence}.
     *
     * @param open every version that is open on this node, readable or not yet
     */
    public ServedMap(long sequence, Map<DatasetName, ServedVersions> datasets, Collection<OpenVersion> open) {
        this.sequence = sequence;
        this.datasets = Collections.unmodifiableSortedMap(new TreeMap<>(datasets));
        this.byName = new HashMap<>(datasets);
        this.open = List.copyOf(open);
    }

    /** The sequence of the newest entry that this map takes account of. */
    public long sequence() {
        return sequence;
    }

    /** All datasets that the catalog knows, by name. */
    public SortedMap<DatasetName, ServedVersions> datasets() {
        return datasets;
    }

    /** The active version of a dataset, or why it cannot be read here. */
    public Served version(DatasetName dataset) {
        ServedVersions versions = byName.get(dataset);
        return versions == null ? NotServed.noSuchDataset(dataset, datasets.keySet()) : versions.active();
    }

    /** One version of a dataset, or why it cannot be read here; never another version. */
    public Served version(DatasetName dataset, VersionNumber version) {
        ServedVersions versions = byName.get(dataset);
        return versions == null ? NotServed.noSuchDataset(dataset, datasets.keySet()) : versions.version(version);
    }

    /** Every version that is open, readable or not yet: whatever is here must not be closed. */
    public List<OpenVersion> openVersions() {
        return open;
    }
}

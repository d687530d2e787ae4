package io.slipway.catalog.state;

import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.RequestId;
import io.slipway.catalog.entry.StoredEntry;
import io.slipway.catalog.node.NodeAddress;
import io.slipway.catalog.node.NodeId;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.NamespaceId;
import io.slipway.schemas.dataset.VersionNumber;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What exists and what is live, after one entry of the log. Immutable.
 *
 * @param head the entry this is the state after
 * @param lineage the namespace's ids: the one it was founded with, then one for each fork
 * @param floor attempts begun below it can never register
 * @param tombstones what is left of dropped datasets that were not defined again
 * @param members nodes by id
 * @param requests the last requests and how they ended
 */
public record CatalogState(
        Head head,
        List<Namespace> lineage,
        long floor,
        SortedMap<DatasetName, DatasetState> datasets,
        SortedMap<DatasetName, Tombstone> tombstones,
        SortedMap<NodeId, NodeAddress> members,
        RequestMemory requests) {
    /** Raised whenever this record or a rule of the fold changes, so that no program takes another's snapshot for its own. */
    public static final int FOLD_VERSION = 1;

    /** The state before entry 0. */
    public static final CatalogState EMPTY = new CatalogState(
            Head.NONE,
            List.of(),
            0,
            Collections.emptySortedMap(),
            Collections.emptySortedMap(),
            Collections.emptySortedMap(),
            RequestMemory.EMPTY);

    public CatalogState {
        Objects.requireNonNull(head, "head");
        lineage = List.copyOf(lineage);
        datasets = Collections.unmodifiableSortedMap(new TreeMap<>(datasets));
        tombstones = Collections.unmodifiableSortedMap(new TreeMap<>(tombstones));
        members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
        Objects.requireNonNull(requests, "requests");
    }

    /**
     * The state after the next entry.
     *
     * @throws IllegalArgumentException if the entry is not the one after the head
     */
    public CatalogState apply(StoredEntry next) {
        return Fold.apply(this, next);
    }

    /** The state as it would be if the next entry held these changes; as it is now if they would be void. */
    public CatalogState after(List<Change> changes) {
        return Fold.imagine(this, changes);
    }

    /** Why the next entry must not hold these changes; empty if it may. */
    public Optional<Refusal> refusalOf(List<Change> changes, Moment next) {
        return Fold.refusalOf(this, changes, next);
    }

    /** The number of the last entry; -1 before entry 0. */
    public long sequence() {
        return head.sequence();
    }

    /**
     * The namespace's id of today.
     *
     * @throws IllegalStateException if no entry has founded a namespace
     */
    public NamespaceId namespaceId() {
        if (lineage.isEmpty()) {
            throw new IllegalStateException("Cannot name the namespace: no entry has founded one, head=" + head);
        }
        return lineage.get(lineage.size() - 1).id();
    }

    /** Whether the namespace has this id, or had it before it was forked. */
    public boolean isOrWas(NamespaceId id) {
        return lineage.stream().anyMatch(namespace -> namespace.id().equals(id));
    }

    /** The id that the namespace had when an entry was written; manifests registered by it name this one. */
    public NamespaceId namespaceAt(long sequence) {
        return lineage.stream()
                .filter(namespace -> namespace.since() <= sequence)
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> new IllegalStateException("Cannot name the namespace at entry " + sequence))
                .id();
    }

    public Optional<DatasetState> dataset(DatasetName name) {
        return Optional.ofNullable(datasets.get(name));
    }

    public Optional<VersionState> version(DatasetName name, VersionNumber number) {
        return dataset(name).flatMap(dataset -> dataset.version(number));
    }

    /** All versions of all datasets, by dataset and number. */
    public Stream<VersionState> versions() {
        return datasets.values().stream().flatMap(dataset -> dataset.versions().values().stream());
    }

    /** How a request ended, if it is one of the last 1,000. */
    public Optional<RequestMemory.Outcome> outcomeOf(RequestId request) {
        return requests.outcomeOf(request);
    }

    /** The number of the assignment of slot groups to nodes; 0: every node holds everything. */
    public long assignmentGeneration() {
        return 0;
    }

    CatalogState withHead(StoredEntry entry, @Nullable String refusal) {
        Head next = new Head(entry.entry().sequence(), entry.sha256());
        RequestMemory memory = requests.with(new RequestMemory.Outcome(
                entry.entry().requestId(), entry.entry().sequence(), refusal));
        return new CatalogState(next, lineage, floor, datasets, tombstones, members, memory);
    }

    CatalogState withFloor(long next, SortedMap<DatasetName, DatasetState> remaining) {
        return new CatalogState(head, lineage, next, remaining, tombstones, members, requests);
    }

    CatalogState withLineage(List<Namespace> next, long raisedFloor) {
        return new CatalogState(head, next, raisedFloor, datasets, tombstones, Collections.emptySortedMap(), requests);
    }

    CatalogState withMembers(UnaryOperator<SortedMap<NodeId, NodeAddress>> change) {
        return new CatalogState(
                head, lineage, floor, datasets, tombstones, change.apply(new TreeMap<>(members)), requests);
    }

    CatalogState withDataset(DatasetState dataset) {
        SortedMap<DatasetName, DatasetState> living = new TreeMap<>(datasets);
        SortedMap<DatasetName, Tombstone> dead = new TreeMap<>(tombstones);
        living.put(dataset.name(), dataset);
        dead.remove(dataset.name());
        return new CatalogState(head, lineage, floor, living, dead, members, requests);
    }

    CatalogState withoutDataset(DatasetName name, Tombstone tombstone) {
        SortedMap<DatasetName, DatasetState> living = new TreeMap<>(datasets);
        SortedMap<DatasetName, Tombstone> dead = new TreeMap<>(tombstones);
        living.remove(name);
        dead.put(name, tombstone);
        return new CatalogState(head, lineage, floor, living, dead, members, requests);
    }

    /** One id of a namespace, and the entry that gave it. */
    public record Namespace(NamespaceId id, long since) {
        public Namespace {
            Objects.requireNonNull(id, "id");
        }
    }

    /** What a dropped dataset leaves: its next version number, and the entry that dropped it. */
    public record Tombstone(VersionNumber nextVersion, long droppedSequence) {
        public Tombstone {
            Objects.requireNonNull(nextVersion, "nextVersion");
        }
    }
}

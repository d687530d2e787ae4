package io.slipway.serving;

import io.slipway.catalog.node.VersionReport;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.serving.disk.ServingRecord;
import io.slipway.serving.disk.VersionFolder;
import io.slipway.serving.disk.VersionId;
import io.slipway.serving.event.ServingEvent;
import io.slipway.serving.hold.Workplace;
import io.slipway.serving.retain.DatasetPlan;
import io.slipway.serving.retain.NodePlan;
import io.slipway.serving.swap.OpenVersion;
import io.slipway.serving.swap.ServedMap;
import io.slipway.serving.swap.ServedMaps;
import io.slipway.serving.swap.ServedVersions;
import io.slipway.serving.swap.VersionStanding;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All datasets of a node, and the swap from one sequence to the next. Belongs to the owner thread. */
final class ServedDatasets {
    private final Workplace place;
    private final ServedMaps maps;
    private final SortedMap<DatasetName, ServedDataset> datasets = new TreeMap<>();
    private NodePlan head = NodePlan.NOTHING;
    private NodePlan applied = NodePlan.NOTHING;
    private boolean changed;
    private boolean stepWaits;
    private boolean stopped;

    ServedDatasets(Workplace place, ServedMaps maps) {
        this.place = place;
        this.maps = maps;
    }

    /** Takes note of a newer plan, and swaps to it as soon as all that it activates is open. */
    void follow(NodePlan next) {
        if (!stopped && next.sequence() >= head.sequence()) {
            head = next;
            if (next.sequence() == applied.sequence()) {
                // The log knows versions that serving.json does not: those that were not open when it was written.
                applied = next;
                changed = true;
            }
            note();
            step();
        }
    }

    /** Does whatever is due now: swap, prepare, close. */
    void step() {
        stepWaits = false;
        if (stopped) {
            return;
        }
        apply();
        datasets.values().forEach(ServedDataset::settle);
        maps.departed().forEach(version -> dataset(version.dataset()).departed(version));
        datasets.values().removeIf(ServedDataset::isNothing);
    }

    private void apply() {
        if (head.sequence() > applied.sequence() && mayAdvance()) {
            Duration took = swap(head);
            applied = head;
            note();
            place.listener().on(new ServingEvent.Swapped(applied.sequence(), took));
        } else if (changed && hasApplied()) {
            swap(applied);
        }
    }

    private Duration swap(NodePlan plan) {
        long start = place.clock().nanoTime();
        changed = false;
        // INVARIANT: no I/O from here to the swap: everything that the map names is open.
        maps.swap(new ServedMap(plan.sequence(), answers(plan), open()));
        return Duration.ofNanos(place.clock().nanoTime() - start);
    }

    private Map<DatasetName, ServedVersions> answers(NodePlan plan) {
        Map<DatasetName, ServedVersions> answers = new HashMap<>();
        plan.datasets()
                .forEach((name, dataset) -> answers.put(name, dataset(name).answers(dataset)));
        return answers;
    }

    private List<OpenVersion> open() {
        return datasets.values().stream()
                .flatMap(dataset -> dataset.open().stream())
                .toList();
    }

    /**
     * Whether the head can be answered with. A dataset whose next version is not open here keeps the node at its sequence,
     * since all datasets are answered at one. A rollback of another one waits for nothing (ADR 14); any other change does
     * not wait for a version that has failed.
     */
    private boolean mayAdvance() {
        List<DatasetPlan> behind =
                head.datasets().values().stream().filter(this::isBehind).toList();
        return behind.isEmpty()
                || waiting().anyMatch(this::isWithdrawn)
                || (behind.stream().allMatch(this::hasFailed) && anotherWaits());
    }

    private boolean isBehind(DatasetPlan plan) {
        VersionNumber active = plan.active();
        return active != null
                && !dataset(plan.dataset()).isOpen(active)
                && maps.current().version(plan.dataset()) instanceof OpenVersion;
    }

    private boolean hasFailed(DatasetPlan plan) {
        VersionNumber active = plan.active();
        return active != null && dataset(plan.dataset()).hasFailed(active);
    }

    private boolean anotherWaits() {
        return waiting().findAny().isPresent()
                || !head.datasets().keySet().containsAll(applied.datasets().keySet());
    }

    private Stream<DatasetPlan> waiting() {
        return head.datasets().values().stream().filter(this::waitsForTheSwap);
    }

    /**
     * Whether what is answered with now was taken back, or is so old that the catalog knows it no more; that it was
     * replaced, and retired since, is no hurry.
     */
    private boolean isWithdrawn(DatasetPlan plan) {
        VersionNumber answered =
                applied.dataset(plan.dataset()).map(DatasetPlan::active).orElse(null);
        if (answered == null) {
            return false;
        }
        VersionStanding standing = plan.standings().get(answered);
        return standing == null || standing.isWithdrawn();
    }

    private boolean waitsForTheSwap(DatasetPlan plan) {
        VersionNumber active = plan.active();
        VersionNumber before =
                applied.dataset(plan.dataset()).map(DatasetPlan::active).orElse(null);
        return active != null
                && !active.equals(before)
                && dataset(plan.dataset()).isOpen(active);
    }

    /** Tells every dataset what is wanted of it. */
    private void note() {
        head.datasets().keySet().forEach(this::dataset);
        applied.datasets().keySet().forEach(this::dataset);
        datasets.forEach((name, dataset) -> dataset.follow(head.dataset(name), applied.dataset(name)));
    }

    private ServedDataset dataset(DatasetName name) {
        return datasets.computeIfAbsent(name, added -> new ServedDataset(added, place, this::wake));
    }

    /** Something has changed: the next step is done as soon as the present one is over. */
    private void wake() {
        changed = true;
        if (!stepWaits) {
            stepWaits = true;
            place.hands().owner().execute(this::step);
        }
    }

    /** Ends it: nothing is answered any more, and nothing new begins. */
    void stop() {
        stopped = true;
        datasets.values().forEach(ServedDataset::cancel);
        maps.swap(new ServedMap(maps.current().sequence(), Map.of(), List.of()));
    }

    /** After the end: closes every version, once no lease sees it. */
    void closeAll() {
        datasets.values().forEach(ServedDataset::closeAll);
    }

    /** What is answered with, to be found again after a restart. */
    ServingRecord record() {
        return ServingRecord.of(
                applied.head(),
                applied.datasets().values().stream()
                        .map(plan -> dataset(plan.dataset()).record(plan))
                        .toList());
    }

    /** Whether a version is of any use here. */
    boolean holds(VersionId id) {
        ServedDataset dataset = datasets.get(id.dataset());
        return dataset != null && dataset.holds(id);
    }

    /** Whether it has ended. */
    boolean hasStopped() {
        return stopped;
    }

    /** Whether anything is answered with. */
    boolean hasApplied() {
        return !applied.isNothing();
    }

    /** The sequence that is answered at; -1 before the first. */
    long appliedSequence() {
        return applied.sequence();
    }

    /** Whether the active version of every dataset is answered with, at the newest sequence that was read. */
    boolean isCurrent() {
        return hasApplied()
                && applied.sequence() == head.sequence()
                && applied.datasets().values().stream().allMatch(this::isServed);
    }

    private boolean isServed(DatasetPlan plan) {
        VersionNumber active = plan.active();
        return active == null
                || (maps.current().version(plan.dataset()) instanceof OpenVersion served
                        && served.number().equals(active));
    }

    /** Somebody asks for a version that is not open. */
    void demanded(DatasetName name, VersionNumber number) {
        ServedDataset dataset = datasets.get(name);
        if (dataset != null) {
            dataset.demanded(number);
        }
    }

    /** Damage was found in a version. */
    void damaged(VersionId id) {
        ServedDataset dataset = datasets.get(id.dataset());
        if (dataset != null) {
            dataset.damaged(id);
        }
    }

    /** The versions that lie complete on the disk. */
    List<VersionFolder> completeFolders() {
        return datasets.values().stream()
                .flatMap(ServedDataset::completeFolders)
                .toList();
    }

    /** How far the versions are that somebody may wait for. */
    List<VersionReport> reports() {
        return datasets.values().stream().flatMap(ServedDataset::reports).toList();
    }
}

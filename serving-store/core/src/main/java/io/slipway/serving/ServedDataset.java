package io.slipway.serving;

import io.slipway.catalog.node.VersionReport;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.serving.disk.ServingRecord;
import io.slipway.serving.disk.VersionFolder;
import io.slipway.serving.disk.VersionId;
import io.slipway.serving.hold.HeldVersion;
import io.slipway.serving.hold.Want;
import io.slipway.serving.hold.Workplace;
import io.slipway.serving.retain.DatasetPlan;
import io.slipway.serving.retain.Holdings;
import io.slipway.serving.retain.WantedVersion;
import io.slipway.serving.swap.OpenVersion;
import io.slipway.serving.swap.ServedVersions;
import io.slipway.serving.swap.VersionStanding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One dataset on this node. What the catalog names is fetched, verified and opened before anybody may read it; what an entry
 * activates is answered with; what a rollback would need stays open; what nobody needs any more is closed when the last
 * reader has left it, and removed.
 *
 * <p>Belongs to the owner thread. Each version goes its own way ({@link HeldVersion}); this class says how far.
 */
final class ServedDataset {
    private final DatasetName name;
    private final Workplace place;
    private final Runnable changed;
    private final SortedMap<VersionNumber, HeldVersion> versions = new TreeMap<>();
    private Holdings holdings = Holdings.NONE;
    private Map<VersionNumber, VersionStanding> standings = Map.of();
    private boolean exists;

    ServedDataset(DatasetName name, Workplace place, Runnable changed) {
        this.name = name;
        this.place = place;
        this.changed = changed;
    }

    /**
     * Takes note of what is wanted of the dataset.
     *
     * @param head what the newest entry that was read says; empty if there is no such dataset
     * @param applied what is answered with; it is needed until something else is
     */
    void follow(Optional<DatasetPlan> head, Optional<DatasetPlan> applied) {
        exists = head.isPresent() || applied.isPresent();
        holdings = holdings(head).and(holdings(applied));
        standings = new HashMap<>(applied.map(DatasetPlan::standings).orElse(Map.of()));
        head.ifPresent(plan -> standings.putAll(plan.standings()));
        for (WantedVersion wanted : holdings.kept()) {
            versions.computeIfAbsent(wanted.number(), number -> new HeldVersion(wanted, place, changed));
        }
        head.ifPresent(plan -> versions.forEach((number, version) ->
                Optional.ofNullable(plan.statusSince().get(number)).ifPresent(version::statusSince)));
    }

    private static Holdings holdings(Optional<DatasetPlan> plan) {
        return plan.map(DatasetPlan::holdings).orElse(Holdings.NONE);
    }

    /** Lets each version do the next step towards what is wanted of it, the most urgent first. */
    void settle() {
        for (HeldVersion version : byUrgency()) {
            version.settle(wantOf(version), () -> neighboursOf(version));
        }
        versions.values()
                .removeIf(version -> version.isNothing() && !wantOf(version).isKept());
    }

    private List<HeldVersion> byUrgency() {
        List<HeldVersion> urgent = new ArrayList<>();
        holdings.kept().forEach(wanted -> held(wanted.number()).ifPresent(urgent::add));
        versions.values().stream().filter(version -> !urgent.contains(version)).forEach(urgent::add);
        return urgent;
    }

    private Want wantOf(HeldVersion version) {
        VersionNumber number = version.version().number();
        if (!exists) {
            return Want.GONE;
        }
        if (holdings.openNumbers().contains(number)) {
            return Want.OPEN;
        }
        if (holdings.keptNumbers().contains(number) && mayBeKept(version)) {
            return Want.ON_DISK;
        }
        VersionStanding standing = standings.get(number);
        boolean neverRead = standing != null && !standing.wasActivated();
        return neverRead ? Want.GONE : Want.NOTHING;
    }

    /** What is only kept gives way to what must be open: it comes later, and leaves when there is no room. */
    private boolean mayBeKept(HeldVersion version) {
        List<HeldVersion> urgent = holdings.openNumbers().stream()
                .flatMap(number -> held(number).stream())
                .toList();
        boolean crowded = urgent.stream().anyMatch(HeldVersion::lacksRoom);
        boolean allComplete = urgent.stream().allMatch(HeldVersion::isComplete);
        return !crowded && (version.isComplete() || allComplete);
    }

    private List<VersionFolder> neighboursOf(HeldVersion version) {
        return versions.values().stream()
                .filter(other -> other != version)
                .flatMap(other -> other.completeFolder().stream())
                .toList();
    }

    /** What is answered with under a plan. */
    ServedVersions answers(DatasetPlan plan) {
        return new ServedVersions(name, plan.active(), open(), plan.standings());
    }

    /** Every version that is open. */
    List<OpenVersion> open() {
        return versions.values().stream()
                .flatMap(version -> version.open().stream())
                .toList();
    }

    /** Whether a version is open, so that activating it is a swap and nothing else. */
    boolean isOpen(VersionNumber number) {
        return held(number).flatMap(HeldVersion::open).isPresent();
    }

    /** Whether a version could not be brought here, at least not at the first try. */
    boolean hasFailed(VersionNumber number) {
        return held(number).flatMap(HeldVersion::failure).isPresent();
    }

    /** Somebody asks for a version that is not open. */
    void demanded(VersionNumber number) {
        held(number).ifPresent(HeldVersion::demanded);
    }

    /** Damage was found in a version. */
    void damaged(VersionId id) {
        versions.values().stream()
                .filter(version -> version.version().id().equals(id))
                .forEach(HeldVersion::damaged);
    }

    /** The versions that lie complete on the disk. */
    Stream<VersionFolder> completeFolders() {
        return versions.values().stream().flatMap(version -> version.completeFolder().stream());
    }

    /** No lease sees this version any more. */
    void departed(OpenVersion version) {
        held(version.number()).ifPresent(held -> held.departed(version));
    }

    /** How far the versions are that somebody may wait for. */
    Stream<VersionReport> reports() {
        return versions.values().stream()
                .filter(version -> version.open().isPresent()
                        || holdings.openNumbers().contains(version.version().number()))
                .map(version -> version.report(wasActivated(version.version().number())));
    }

    private boolean wasActivated(VersionNumber number) {
        VersionStanding standing = standings.get(number);
        return standing != null && standing.wasActivated();
    }

    /** Ends what is on its way. */
    void cancel() {
        versions.values().forEach(HeldVersion::leaveStaging);
    }

    /** Closes what is open; nobody reads any more. */
    void closeAll() {
        versions.values().forEach(HeldVersion::closeNow);
    }

    /** What can be read under a plan, to be found again after a restart. */
    ServingRecord.Dataset record(DatasetPlan plan) {
        return new ServingRecord.Dataset(
                name,
                plan.active(),
                versions.values().stream()
                        .filter(version -> version.open().isPresent())
                        .flatMap(version -> recorded(version, plan).stream())
                        .toList());
    }

    private static Optional<ServingRecord.Version> recorded(HeldVersion held, DatasetPlan plan) {
        WantedVersion version = held.version();
        return Optional.ofNullable(plan.standings().get(version.number()))
                .filter(VersionStanding::wasActivated)
                .map(standing -> new ServingRecord.Version(
                        version.number(),
                        version.id().manifestSha256(),
                        version.manifestKey(),
                        standing.state(),
                        version.namespace()));
    }

    /** Whether a version is of any use here. */
    boolean holds(VersionId id) {
        return versions.values().stream()
                .anyMatch(version -> version.version().id().equals(id));
    }

    /** Whether nothing is here and nothing is wanted. */
    boolean isNothing() {
        return !exists && versions.isEmpty();
    }

    private Optional<HeldVersion> held(VersionNumber number) {
        return Optional.ofNullable(versions.get(number));
    }
}

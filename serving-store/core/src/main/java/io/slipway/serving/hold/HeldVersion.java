package io.slipway.serving.hold;

import io.slipway.catalog.node.VersionReport;
import io.slipway.catalog.node.VersionReport.State;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.serving.disk.VersionFolder;
import io.slipway.serving.event.ServingEvent;
import io.slipway.serving.hold.VersionWork.Report;
import io.slipway.serving.retain.Lingering;
import io.slipway.serving.retain.WantedVersion;
import io.slipway.serving.stage.Staging;
import io.slipway.serving.swap.OpenVersion;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One version on this node, from absent to open and back. Belongs to the owner thread; one thing happens to a version at a
 * time, done by other hands.
 */
public final class HeldVersion {
    private final WantedVersion version;
    private final Workplace place;
    private final VersionWork work;
    private final Runnable changed;
    private final Lingering lingering;
    private final Retry retry = new Retry();
    private Phase phase;
    private @Nullable Staging staging;
    private @Nullable OpenVersion open;
    private boolean damaged;
    private long statusSince;

    /**
     * Takes a version over as its folder on disk is.
     *
     * @param changed is run by the owner after every step
     */
    public HeldVersion(WantedVersion version, Workplace place, Runnable changed) {
        this.version = version;
        this.place = place;
        this.work = new VersionWork(version, place);
        this.changed = changed;
        this.lingering = new Lingering(place.linger());
        this.phase = work.isOnDisk() ? Phase.ON_DISK : Phase.ABSENT;
        this.staging = begun();
    }

    /** Of what was begun before, by a node that ended or a staging that failed: it is gone on with, or abandoned when nobody wants it. */
    private @Nullable Staging begun() {
        return work.isBegun() ? work.prepare(List.of()) : null;
    }

    /**
     * Begins the next step towards what is wanted, if one is due.
     *
     * @param neighbours complete versions of the same dataset, asked when a staging begins
     */
    public void settle(Want want, Supplier<List<VersionFolder>> neighbours) {
        switch (phase) {
            case ABSENT -> settleAbsent(want, neighbours);
            case STAGING -> settleStaging(want);
            case ON_DISK -> settleOnDisk(want);
            case OPEN -> settleOpen(want);
            default -> {
                // Something is being done to it; it is settled again afterwards.
            }
        }
    }

    private void settleAbsent(Want want, Supplier<List<VersionFolder>> neighbours) {
        if (want.isKept() && retry.isDue(now())) {
            Staging next = staging == null ? work.prepare(neighbours.get()) : staging;
            staging = next;
            phase = Phase.STAGING;
            work.stage(next, new Report<>(done -> staged(), this::notStaged));
        } else if (!want.isKept() && staging != null) {
            Staging given = staging;
            phase = Phase.CLOSING;
            work.abandon(given, new Report<>(done -> gone(), this::stuck));
        }
    }

    private void settleStaging(Want want) {
        if (!want.isKept() && staging != null) {
            staging.cancel();
        }
    }

    private void settleOnDisk(Want want) {
        if (damaged || !want.isKept()) {
            remove();
        } else if (want == Want.OPEN && retry.isDue(now())) {
            phase = Phase.OPENING;
            work.open(new Report<>(this::opened, this::notOpened));
        }
    }

    private void settleOpen(Want want) {
        if (want == Want.OPEN) {
            lingering.needed();
        } else if (want == Want.GONE || lingering.isOver(now())) {
            leave();
        }
    }

    /** Takes note of the entry that has brought it into its status: after a new one a failure is not waited for. */
    public void statusSince(long sequence) {
        if (sequence != statusSince) {
            statusSince = sequence;
            retry.wanted();
        }
    }

    /** Somebody asks for this version by its number: opens it for a while, if it is on disk. */
    public void demanded() {
        if (phase == Phase.ON_DISK && !damaged && retry.isDue(now())) {
            phase = Phase.OPENING;
            work.openFrugally(new Report<>(this::opened, this::notOpened));
        }
        if (lingering.lingers()) {
            lingering.touched(now());
        }
    }

    /** Damage was found in it: it is not answered with any more, removed, and staged again if it is wanted. */
    public void damaged() {
        if (phase == Phase.ABSENT || phase == Phase.STAGING) {
            // What was damaged is gone already.
            return;
        }
        if (!damaged && phase.isComplete()) {
            place.listener().on(new ServingEvent.Damaged(version));
        }
        damaged = true;
        if (phase == Phase.OPEN) {
            leave();
        } else {
            changed.run();
        }
    }

    /** No lease can see it any more: closes it. */
    public void departed(OpenVersion departed) {
        phase = Phase.CLOSING;
        work.close(departed, new Report<>(done -> closed(), this::stuck));
    }

    /** The node ends, and so does a staging that is under way. */
    public void leaveStaging() {
        if (staging != null) {
            staging.leave();
        }
    }

    /** Closes it right here, if it is open; the last thing that happens to it. */
    public void closeNow() {
        OpenVersion last = open;
        if (last != null && phase != Phase.CLOSING) {
            phase = Phase.CLOSING;
            last.reader().close();
        }
    }

    /** What answers with this version, if it is open. */
    public Optional<OpenVersion> open() {
        return phase == Phase.OPEN ? Optional.ofNullable(open) : Optional.empty();
    }

    /** Whether it lies complete and verified on disk. */
    public boolean isComplete() {
        return phase.isComplete() && !damaged;
    }

    /** Whether there is nothing of it. */
    public boolean isNothing() {
        return phase == Phase.ABSENT && staging == null;
    }

    /** Which version it is. */
    public WantedVersion version() {
        return version;
    }

    /** The last failure, if nothing has succeeded since. */
    public Optional<RuntimeException> failure() {
        return retry.failure();
    }

    /** Whether its last failure was that there is no room. */
    public boolean lacksRoom() {
        return retry.lacksRoom();
    }

    /** Its folder, if it is complete there. */
    public Optional<VersionFolder> completeFolder() {
        return isComplete() ? Optional.of(work.folder()) : Optional.empty();
    }

    /**
     * How far it is, for those who wait for it.
     *
     * @param wasActivated whether an entry has made it active, now or in the past
     */
    public VersionReport report(boolean wasActivated) {
        Staging current = staging;
        return new VersionReport(
                version.id().dataset(),
                version.number(),
                state(wasActivated),
                retry.failure().map(RuntimeException::getMessage).orElse(""),
                current == null ? 0 : current.bytesDone(),
                current == null ? 0 : current.bytesTotal());
    }

    private State state(boolean wasActivated) {
        if (phase == Phase.OPEN) {
            return wasActivated ? State.OPEN : State.READY;
        }
        boolean waits = phase == Phase.ABSENT || phase == Phase.ON_DISK;
        return waits && retry.failure().isPresent() ? State.FAILED : State.FETCHING;
    }

    private void leave() {
        phase = Phase.LEAVING;
        changed.run();
    }

    private void remove() {
        phase = Phase.CLOSING;
        work.remove(new Report<>(done -> gone(), this::stuck));
    }

    private void staged() {
        staging = null;
        reached(Phase.ON_DISK);
    }

    private void notStaged(RuntimeException failure) {
        Staging given = staging;
        if (given != null && given.isCancelled() && !given.isOver()) {
            phase = Phase.CLOSING;
            work.abandon(given, new Report<>(done -> gone(), this::stuck));
            return;
        }
        if (given != null && given.isOver()) {
            staging = begun();
        }
        failed(Phase.ABSENT, failure);
    }

    private void opened(OpenVersion opened) {
        open = opened;
        lingering.needed();
        reached(Phase.OPEN);
        if (damaged) {
            leave();
        }
    }

    private void notOpened(RuntimeException failure) {
        // What is corrupt now is not what was verified: it is removed, and staged anew.
        damaged |= failure instanceof CorruptDataException;
        failed(Phase.ON_DISK, failure);
    }

    private void closed() {
        open = null;
        reached(Phase.ON_DISK);
    }

    private void gone() {
        staging = null;
        damaged = false;
        phase = Phase.ABSENT;
        changed.run();
    }

    // Closing or removing failed: the rest is done at the next start of the node.
    private void stuck(RuntimeException failure) {
        failed(Phase.CLOSING, failure);
    }

    private void reached(Phase next) {
        phase = next;
        retry.succeeded();
        changed.run();
    }

    private void failed(Phase next, RuntimeException failure) {
        phase = next;
        retry.failed(failure, now());
        place.listener().on(new ServingEvent.Failed(version, failure));
        changed.run();
    }

    private long now() {
        return place.clock().nanoTime();
    }
}

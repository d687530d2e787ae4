package io.slipway.serving;

import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.SlipwayException;
import io.slipway.serving.disk.DataDirectory;
import io.slipway.serving.disk.ServingRecord;
import io.slipway.serving.event.ServingEvent;
import io.slipway.serving.event.ServingListener;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Says what the owner has done: to the disk, to those who wait for the start, and to heartbeats. Written by the owner. */
final class ServingJournal {
    private final DataDirectory directory;
    private final ServingListener listener;
    private final String bootId;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private @Nullable ServingRecord recorded;
    private volatile Readiness readiness;

    ServingJournal(DataDirectory directory, ServingListener listener, String bootId) {
        this.directory = directory;
        this.listener = listener;
        this.bootId = bootId;
        this.readiness = new Readiness(bootId, 0, List.of());
    }

    /** Takes note of how things are. */
    void update(ServedDatasets datasets) {
        // What is closed at the end of a node is what the next start begins with: it stays recorded.
        if (!datasets.hasApplied() || datasets.hasStopped()) {
            return;
        }
        readiness = new Readiness(bootId, Math.max(0, datasets.appliedSequence()), datasets.reports());
        if (datasets.isCurrent()) {
            ready.complete(null);
        }
        record(datasets.record());
    }

    // After the swap: a full disk must not keep a rollback from being answered with. A crash in between leaves the
    // record of
    // before, which names only versions that were activated too.
    private void record(ServingRecord record) {
        if (record.equals(recorded)) {
            return;
        }
        try {
            directory.serving(record);
            recorded = record;
        } catch (AccessException e) {
            listener.on(new ServingEvent.Unrecorded(e));
        }
    }

    void unservable(SlipwayException reason) {
        ready.completeExceptionally(reason);
    }

    CompletableFuture<Void> ready() {
        return ready;
    }

    Readiness readiness() {
        return readiness;
    }
}

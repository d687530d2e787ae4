package io.slipway.catalog.follow;

import io.slipway.catalog.entry.StoredEntry;
import io.slipway.catalog.follow.CatalogEvent.SnapshotNotWritten;
import io.slipway.catalog.follow.CatalogEvent.SnapshotPassedOver;
import io.slipway.catalog.json.CanonicalJson;
import io.slipway.catalog.layout.Layout;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.Head;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.catalog.store.ObjectStat;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.failure.ConflictException;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.SlipwayException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Folded states beside the log: a cache, of which any may be missing, late or wrong. A program uses only those of its own
 * fold version (ADR 9), and only those whose head is an entry of this log.
 */
public final class Snapshots {
    /** A snapshot is written after every entry whose number divides by this. */
    public static final long EVERY = 256;

    private final ObjectStore store;
    private final LogReader log;
    private final CatalogListener listener;

    public Snapshots(ObjectStore store, LogReader log, CatalogListener listener) {
        this.store = store;
        this.log = log;
        this.listener = listener;
    }

    /** The newest usable state after {@code sequence}. */
    Optional<CatalogState> newestAfter(long sequence) {
        List<ObjectKey> keys = keys();
        for (int i = keys.size() - 1; i >= 0; i--) {
            ObjectKey key = keys.get(i);
            if (Layout.sequenceOf(key).orElse(-1) <= sequence) {
                break;
            }
            Optional<CatalogState> usable = usable(key);
            if (usable.isPresent()) {
                return usable;
            }
        }
        return Optional.empty();
    }

    /** All snapshots of this fold version, oldest first. */
    public List<ObjectKey> keys() {
        try (Stream<ObjectStat> objects = store.list(Layout.snapshots(CatalogState.FOLD_VERSION))) {
            return objects.map(ObjectStat::key).toList();
        }
    }

    private Optional<CatalogState> usable(ObjectKey key) {
        try {
            CatalogState state = CanonicalJson.read(store.read(key), CatalogState.class, key.text());
            requireHeadInLog(key, state.head());
            return Optional.of(state);
        } catch (SlipwayException e) {
            // Without it more entries are read, and if the store is down, reading them will say so.
            listener.on(new SnapshotPassedOver(key, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private void requireHeadInLog(ObjectKey key, Head head) {
        Optional<Head> inLog = log.read(head.sequence()).map(Snapshots::headOf);
        if (!inLog.equals(Optional.of(head))) {
            throw new CorruptDataException(
                    "Cannot use " + key + ": it belongs to another log, expected=" + inLog + " actual=" + head,
                    "Delete the snapshots; they are only a cache.");
        }
    }

    private static Head headOf(StoredEntry entry) {
        return new Head(entry.entry().sequence(), entry.sha256());
    }

    /** Keeps a state if it is one that is due. A failure is told, and harms nobody. */
    public void keepIfDue(CatalogState state) {
        if (state.sequence() % EVERY != 0 || state.sequence() == 0) {
            return;
        }
        ObjectKey key = Layout.snapshot(CatalogState.FOLD_VERSION, state.sequence());
        try {
            store.create(key, CanonicalJson.write(state));
        } catch (ConflictException alreadyKept) {
            // The fold is pure: whoever wrote it wrote the same state.
            return;
        } catch (SlipwayException e) {
            listener.on(new SnapshotNotWritten(state.sequence(), String.valueOf(e.getMessage())));
        }
    }
}

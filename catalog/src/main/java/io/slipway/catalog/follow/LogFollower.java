package io.slipway.catalog.follow;

import io.slipway.catalog.entry.StoredEntry;
import io.slipway.catalog.follow.CatalogEvent.Applied;
import io.slipway.catalog.follow.CatalogEvent.AppliedVoid;
import io.slipway.catalog.follow.CatalogEvent.Stopped;
import io.slipway.catalog.follow.LogStatus.Kind;
import io.slipway.catalog.layout.Layout;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.Head;
import io.slipway.schemas.dataset.NamespaceId;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.IncompatibleException;
import io.slipway.schemas.failure.NotFoundException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Keeps up with the log. {@link #view} never waits; {@link #refresh} lets one thread at a time read. Thread-safe.
 */
public final class LogFollower {
    /** After so many polls that found nothing new, the end is looked at closely: a wiped root and a lost entry look quiet. */
    static final int AUDIT_EVERY = 64;

    private final LogReader log;
    private final Snapshots snapshots;
    private final CatalogListener listener;
    private volatile LogView view;
    private @Nullable NamespaceId namespace;
    private int quietPolls;

    private LogFollower(LogReader log, Snapshots snapshots, CatalogListener listener, CatalogState start) {
        this.log = log;
        this.snapshots = snapshots;
        this.listener = listener;
        this.view = new LogView(start, LogStatus.FOLLOWING);
    }

    /**
     * Begins at entry 0 or the newest snapshot and reads to the head.
     *
     * @throws NotFoundException if the root has no entry 0
     * @throws CorruptDataException if entry 0 founds no namespace
     */
    public static LogFollower open(LogReader log, Snapshots snapshots, CatalogListener listener) {
        CatalogState founded = founded(log);
        CatalogState start = snapshots
                .newestAfter(0)
                .filter(snapshot ->
                        snapshot.lineage().get(0).equals(founded.lineage().get(0)))
                .orElse(founded);
        LogFollower follower = new LogFollower(log, snapshots, listener, start);
        follower.refresh();
        CatalogState now = follower.requireEnd().state();
        follower.settleOn(now.namespaceId());
        return follower;
    }

    private static CatalogState founded(LogReader log) {
        StoredEntry first = log.read(0)
                .orElseThrow(() -> new NotFoundException(
                        "Cannot open the root " + log.describe() + ": it was never initialised, " + Layout.entry(0)
                                + " is missing",
                        "Run slipway init --root " + log.describe() + " once, or correct the root."));
        CatalogState founded = CatalogState.EMPTY.apply(first);
        if (founded.lineage().isEmpty()) {
            throw new CorruptDataException(
                    "Cannot open the root " + log.describe() + ": entry 0 founds no namespace",
                    "Restore the root from a copy.");
        }
        return founded;
    }

    private synchronized void settleOn(NamespaceId id) {
        this.namespace = id;
    }

    /** The newest state read so far. */
    public LogView view() {
        return view;
    }

    /** Reads what is new; one request if there is nothing. After a stop it reads nothing more. */
    public synchronized LogView refresh() {
        if (!view.status().follows()) {
            return view;
        }
        long known = view.state().sequence();
        long head = log.findHead(known);
        if (head == known) {
            return quiet();
        }
        quietPolls = 0;
        if (head - known > Snapshots.EVERY) {
            jump();
        }
        while (view.status().follows() && view.state().sequence() < head) {
            applyNext();
        }
        return view;
    }

    private LogView quiet() {
        quietPolls++;
        if (quietPolls % AUDIT_EVERY == 0) {
            verifyHead(view.state().head());
            return requireEnd();
        }
        return view;
    }

    // INVARIANT: no entry is written twice. A lost one looks like the end of the log to whoever begins below it, and
    // would be written anew.
    private synchronized LogView requireEnd() {
        long head = view.state().sequence();
        OptionalLong beyond = view.status().follows() ? log.findBeyondHole(head) : OptionalLong.empty();
        // Others may have gone on writing while this looked.
        if (beyond.isPresent() && log.findHead(head) == head) {
            stop(
                    Kind.ENTRY_LOST,
                    Layout.entry(head + 1) + " is missing, and " + Layout.entry(beyond.getAsLong()) + " is there");
        }
        return view;
    }

    // The chain between here and the snapshot is not read, so both ends must be entries of this log.
    private void jump() {
        CatalogState now = view.state();
        if (verifyHead(now.head()).status().follows()) {
            snapshots
                    .newestAfter(now.sequence())
                    .filter(snapshot ->
                            namespace == null || snapshot.namespaceId().equals(namespace))
                    .ifPresent(this::publish);
        }
    }

    /** Reads an entry again that was read before, and stops if it is not the same any more. */
    public synchronized LogView verifyHead(Head seen) {
        readOrStop(seen.sequence()).ifPresent(entry -> {
            if (!entry.sha256().equals(seen.sha256())) {
                stop(
                        Kind.CHAIN_BROKEN,
                        Layout.entry(seen.sequence()) + " has changed, expected=" + seen.sha256() + " actual="
                                + entry.sha256());
            }
        });
        return view;
    }

    private void applyNext() {
        CatalogState now = view.state();
        readOrStop(now.sequence() + 1).ifPresent(entry -> {
            if (!Objects.equals(entry.entry().previousSha256(), now.head().sha256())) {
                stop(
                        Kind.CHAIN_BROKEN,
                        Layout.entry(entry.entry().sequence())
                                + " does not follow the entry before it, expected="
                                + now.head().sha256() + " actual="
                                + entry.entry().previousSha256());
            } else {
                advance(now.apply(entry), entry);
            }
        });
    }

    private void advance(CatalogState next, StoredEntry entry) {
        if (namespace != null && !next.namespaceId().equals(namespace)) {
            stop(
                    Kind.OTHER_NAMESPACE,
                    "The root became another namespace in " + Layout.entry(next.sequence()) + ", expected=" + namespace
                            + " actual=" + next.namespaceId());
            return;
        }
        publish(next);
        tell(entry, next);
    }

    private void tell(StoredEntry entry, CatalogState next) {
        @Nullable String refusal = next.requests().last().refusal();
        listener.on(refusal == null ? new Applied(entry) : new AppliedVoid(entry, refusal));
    }

    /** Takes an entry that this process has just created after {@code before}; others may have been read meanwhile. */
    public synchronized CatalogState adopt(CatalogState before, StoredEntry created) {
        CatalogState next = before.apply(created);
        if (view.state().sequence() == before.sequence() && view.status().follows()) {
            advance(next, created);
        }
        return next;
    }

    private Optional<StoredEntry> readOrStop(long sequence) {
        try {
            Optional<StoredEntry> entry = log.read(sequence);
            if (entry.isEmpty()) {
                stop(Kind.ENTRY_LOST, Layout.entry(sequence) + " was there and is gone");
            }
            return entry;
        } catch (IncompatibleException e) {
            stop(Kind.NEWER_FORMAT, String.valueOf(e.getMessage()));
        } catch (CorruptDataException e) {
            stop(Kind.ENTRY_UNREADABLE, String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    private void publish(CatalogState next) {
        view = new LogView(next, LogStatus.FOLLOWING);
    }

    // INVARIANT: the state stays; whoever serves from it goes on.
    private void stop(Kind kind, String what) {
        LogStatus status = new LogStatus(
                kind,
                "The catalog log of " + log.describe() + " is followed no further than entry "
                        + view.state().sequence() + ": " + what + ".");
        view = new LogView(view.state(), status);
        listener.on(new Stopped(status));
    }
}

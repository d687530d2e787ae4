package io.slipway.catalog.append;

import io.slipway.catalog.append.Written.Outcome;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Entry;
import io.slipway.catalog.entry.StoredEntry;
import io.slipway.catalog.follow.CatalogEvent.Overtaken;
import io.slipway.catalog.follow.CatalogListener;
import io.slipway.catalog.follow.LogFollower;
import io.slipway.catalog.follow.LogStatus;
import io.slipway.catalog.follow.LogView;
import io.slipway.catalog.follow.Snapshots;
import io.slipway.catalog.layout.Layout;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.Moment;
import io.slipway.catalog.state.Refusal;
import io.slipway.catalog.state.RequestMemory;
import io.slipway.schemas.failure.ConflictException;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.IncompatibleException;
import io.slipway.schemas.failure.RefusedException;
import io.slipway.schemas.failure.SlipwayException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Appends entries; one at a time in this process. Thread-safe. */
public final class LogWriter {
    private final LogFollower follower;
    private final Snapshots snapshots;
    private final SettledCreate create;
    private final CatalogListener listener;
    private final WriterClock clock;

    public LogWriter(
            LogFollower follower,
            Snapshots snapshots,
            SettledCreate create,
            CatalogListener listener,
            WriterClock clock) {
        this.follower = follower;
        this.snapshots = snapshots;
        this.create = create;
        this.listener = listener;
        this.clock = clock;
    }

    /** See {@code Catalog.change}. */
    public synchronized Written change(ChangeRequest request, Function<CatalogState, List<Change>> decide) {
        Deadline deadline = clock.deadline();
        while (true) {
            CatalogState before = following(follower.refresh());
            Optional<RequestMemory.Outcome> earlier = before.outcomeOf(request.requestId());
            if (earlier.isPresent()) {
                return answer(earlier.get(), before);
            }
            List<Change> changes = decide.apply(before);
            if (changes.isEmpty()) {
                return new Written(Outcome.NOTHING_TO_DO, before.sequence(), before);
            }
            StoredEntry entry = StoredEntry.of(entry(before, request, changes));
            // A root that was wiped and founded anew would take the entry and be broken by it.
            following(follower.verifyHead(before.head()));
            // CRASH: before this write nothing has happened; after it everything has, seen or not.
            if (create.create(Layout.entry(entry.entry().sequence()), entry.toJson(), deadline)) {
                CatalogState after = follower.adopt(before, entry);
                snapshots.keepIfDue(after);
                return new Written(Outcome.WRITTEN, after.sequence(), after);
            }
            listener.on(new Overtaken(entry.entry().sequence()));
            requireTime(deadline, entry.entry().sequence());
            deadline.pause();
        }
    }

    private static CatalogState following(LogView view) {
        LogStatus status = view.status();
        if (status.follows()) {
            return view.state();
        }
        if (status.kind() == LogStatus.Kind.NEWER_FORMAT) {
            throw new IncompatibleException(
                    "Cannot change the catalog: " + status.sentence(),
                    "Run the newest Slipway that writes to this root.");
        }
        throw new CorruptDataException(
                "Cannot change the catalog: " + status.sentence(),
                "Find out what happened to the root; restore the log from a copy, then start again.");
    }

    private static Written answer(RequestMemory.Outcome earlier, CatalogState now) {
        if (earlier.refusal() != null) {
            throw new RefusedException(earlier.refusal(), "Look at the dataset as it is now, then decide again.");
        }
        return new Written(Outcome.DONE_BEFORE, earlier.sequence(), now);
    }

    private Entry entry(CatalogState before, ChangeRequest request, List<Change> changes) {
        Moment moment = new Moment(before.sequence() + 1, clock.wall().instant().truncatedTo(ChronoUnit.MILLIS));
        before.refusalOf(changes, moment).ifPresent(refusal -> {
            throw refused(refusal);
        });
        return new Entry(
                moment.sequence(),
                before.head().sha256(),
                Entry.FORMAT_VERSION,
                moment.at(),
                request.actor(),
                request.requestId(),
                request.reason(),
                changes);
    }

    private static SlipwayException refused(Refusal refusal) {
        return switch (refusal.kind()) {
            case NOT_NOW -> new RefusedException(refusal.sentence(), refusal.remedy());
            case BEGIN_AGAIN -> new ConflictException(refusal.sentence(), refusal.remedy());
        };
    }

    private static void requireTime(Deadline deadline, long sequence) {
        if (deadline.passed()) {
            throw new ConflictException(
                    "Cannot change the catalog: others were faster again and again, last at entry " + sequence,
                    "Repeat the command.");
        }
    }
}

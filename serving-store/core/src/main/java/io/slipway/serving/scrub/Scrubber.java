package io.slipway.serving.scrub;

import io.slipway.schemas.failure.UnavailableException;
import io.slipway.serving.disk.Marker;
import io.slipway.serving.disk.VerifiedFile;
import io.slipway.serving.disk.VersionFolder;
import io.slipway.serving.disk.VersionId;
import io.slipway.serving.event.ServingEvent;
import io.slipway.serving.event.ServingListener;
import io.slipway.serving.fetch.pace.StopSignal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Hashes the files of complete versions again, in rounds. Owns its thread; any thread may ask for a look at once. */
public final class Scrubber implements AutoCloseable {
    private final ScrubOptions options;
    private final Supplier<List<VersionFolder>> complete;
    private final Consumer<VersionId> damaged;
    private final ServingListener listener;
    private final StopSignal closed = new StopSignal();
    private final AtomicLong bytes = new AtomicLong();
    private final Thread thread = new Thread(this::run, "slipway-scrub");

    /**
     * A scrubber that has not begun.
     *
     * @param complete the versions that are complete on the disk now; may wait
     * @param damaged hears of each version that has a damaged file, in each round
     * @param listener hears of what could not be looked at, and of what should not have happened
     */
    public Scrubber(
            ScrubOptions options,
            Supplier<List<VersionFolder>> complete,
            Consumer<VersionId> damaged,
            ServingListener listener) {
        this.options = options;
        this.complete = complete;
        this.damaged = damaged;
        this.listener = listener;
    }

    /** Begins its rounds. */
    public void start() {
        thread.start();
    }

    /** Looks at every file now and without pauses, on the thread of the caller. */
    public void lookNow() {
        round(all -> 0);
    }

    /** How many bytes were hashed since the start. */
    public long bytes() {
        return bytes.get();
    }

    private void run() {
        while (!closed.stoppedWithin(options.begin())) {
            try {
                round(Scrubber::bytesOf);
            } catch (RuntimeException e) {
                listener.on(new ServingEvent.Unexpected(e));
            }
        }
    }

    /** One round. {@code size} says how many bytes the round has to be spread over; 0 for no pauses. */
    private void round(ToLongFunction<List<VersionFolder>> size) {
        AtomicLong all = new AtomicLong();
        ScrubRound round = new ScrubRound(new FileScrub(read -> stoppedAfter(read, all.get())));
        for (List<VersionFolder> next = next(round); !next.isEmpty() && !closed.isStopped(); next = next(round)) {
            all.set(size.applyAsLong(next));
            VersionFolder folder =
                    next.stream().filter(round::isNew).findFirst().orElseThrow();
            look(round, folder);
        }
    }

    private void look(ScrubRound round, VersionFolder folder) {
        try {
            if (round.findsDamage(folder)) {
                damaged.accept(folder.id());
            }
        } catch (UnavailableException e) {
            listener.on(new ServingEvent.Unscrubbed(folder.id(), e));
        }
    }

    /** All versions if there is one that the round has not come to, else none. */
    private List<VersionFolder> next(ScrubRound round) {
        List<VersionFolder> now = complete.get();
        return now.stream().anyMatch(round::isNew) ? now : List.of();
    }

    private boolean stoppedAfter(int read, long all) {
        bytes.addAndGet(read);
        return closed.stoppedWithin(all == 0 ? Duration.ZERO : options.pause(read, all));
    }

    private static long bytesOf(List<VersionFolder> folders) {
        return folders.stream()
                .flatMap(folder -> files(folder).stream())
                .mapToLong(VerifiedFile::bytes)
                .sum();
    }

    private static List<VerifiedFile> files(VersionFolder folder) {
        try {
            return folder.marker().map(Marker::files).orElse(List.of());
        } catch (UnavailableException e) {
            // It is told when the round comes to this version.
            return List.of();
        }
    }

    /** Ends the rounds. */
    @Override
    public void close() {
        closed.stop();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

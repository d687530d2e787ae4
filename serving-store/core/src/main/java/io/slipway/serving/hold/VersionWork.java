package io.slipway.serving.hold;

import io.slipway.schemas.failure.UnavailableException;
import io.slipway.serving.disk.VersionFolder;
import io.slipway.serving.event.ServingEvent;
import io.slipway.serving.retain.WantedVersion;
import io.slipway.serving.stage.Staging;
import io.slipway.serving.swap.OpenVersion;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The work on one version that is too slow for the owner: done by other hands, reported back to the owner. */
final class VersionWork {
    private final WantedVersion version;
    private final VersionFolder folder;
    private final Workplace place;

    VersionWork(WantedVersion version, Workplace place) {
        this.version = version;
        this.folder = place.directory().folder(version.id());
        this.place = place;
    }

    boolean isOnDisk() {
        return folder.isMarked();
    }

    boolean isBegun() {
        return folder.isBegun();
    }

    VersionFolder folder() {
        return folder;
    }

    /** A staging that has not begun. */
    Staging prepare(List<VersionFolder> neighbours) {
        return place.stager().stage(version, folder, neighbours);
    }

    /** Stages; if that fails for another reason than the source's absence, the staging is over. */
    void stage(Staging staging, Report<Staging> report) {
        long start = place.clock().nanoTime();
        run(
                place.hands().staging(),
                () -> {
                    runOrEnd(staging);
                    return staging;
                },
                report.andTell(staged ->
                        place.listener().on(new ServingEvent.Staged(version, staged.bytesTotal(), since(start)))));
    }

    private static void runOrEnd(Staging staging) {
        try {
            staging.run();
        } catch (UnavailableException e) {
            // What has arrived is kept, so that the next run goes on from there.
            throw e;
        } catch (RuntimeException e) {
            staging.failed(e);
            throw e;
        }
    }

    void open(Report<OpenVersion> report) {
        long start = place.clock().nanoTime();
        run(
                place.hands().opening(),
                () -> place.versions().open(folder, version.number()),
                report.andTell(opened -> place.listener().on(new ServingEvent.Opened(version, since(start)))));
    }

    void openFrugally(Report<OpenVersion> report) {
        long start = place.clock().nanoTime();
        run(
                place.hands().opening(),
                () -> place.versions().openFrugally(folder, version.number()),
                report.andTell(opened -> place.listener().on(new ServingEvent.Opened(version, since(start)))));
    }

    void close(OpenVersion open, Report<OpenVersion> report) {
        run(
                place.hands().opening(),
                () -> {
                    open.reader().close();
                    return open;
                },
                report.andTell(closed -> place.listener().on(new ServingEvent.Closed(version))));
    }

    void abandon(Staging staging, Report<Staging> report) {
        run(
                place.hands().opening(),
                () -> {
                    staging.abandon();
                    return staging;
                },
                report);
    }

    void remove(Report<VersionFolder> report) {
        run(
                place.hands().opening(),
                () -> {
                    folder.remove();
                    return folder;
                },
                report);
    }

    private <T> void run(Executor hand, Supplier<T> work, Report<T> report) {
        hand.execute(() -> {
            Runnable news = outcome(work, report);
            place.hands().owner().execute(news);
        });
    }

    private <T> Runnable outcome(Supplier<T> work, Report<T> report) {
        try {
            T result = work.get();
            return () -> report.done().accept(result);
        } catch (RuntimeException e) {
            return () -> report.failed().accept(e);
        }
    }

    private Duration since(long start) {
        return Duration.ofNanos(place.clock().nanoTime() - start);
    }

    /** What the owner does when the work is done, or has failed. */
    record Report<T>(Consumer<T> done, Consumer<RuntimeException> failed) {
        Report<T> andTell(Consumer<T> news) {
            return new Report<>(news.andThen(done), failed);
        }
    }
}

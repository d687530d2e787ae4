package io.slipway.serving.follow;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.follow.LogView;
import io.slipway.schemas.failure.SlipwayException;
import io.slipway.schemas.failure.UnavailableException;
import io.slipway.serving.fetch.pace.StopSignal;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the catalog log once a poll, and at once when somebody says that there is something new; at one that is refused
 * less and less often. Owns its thread.
 */
public final class CatalogFollower implements AutoCloseable {
    private static final long NOTHING_YET = -1;

    private final Supplier<Catalog> opening;
    private final LogNews news;
    private final Duration poll;
    private final RefusalPause pause;
    private final StopSignal closed = new StopSignal();
    private final Semaphore hints = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "slipway-follow");
    private @Nullable Catalog catalog;
    private long known = NOTHING_YET;
    private @Nullable String stale;

    /**
     * A follower that has not begun.
     *
     * @param opening opens the catalog; asked again as long as it throws
     */
    public CatalogFollower(Supplier<Catalog> opening, LogNews news, Duration poll) {
        this.opening = opening;
        this.news = news;
        this.poll = poll;
        this.pause = new RefusalPause(poll);
    }

    /** Begins to follow. */
    public void start() {
        thread.start();
    }

    /** There may be something new: looks now. From any thread, any number of times. */
    public void hint() {
        hints.release();
    }

    private void run() {
        while (!closed.isStopped()) {
            look();
            await();
        }
    }

    /** Looks once. */
    void look() {
        try {
            Catalog opened = catalog;
            if (opened == null) {
                opened = opening.get();
                catalog = opened;
            }
            opened.refresh();
            pause.end();
            tell(opened.view());
        } catch (UnavailableException e) {
            pause.end();
            tellStale(sentenceOf(e));
        } catch (SlipwayException e) {
            pause.lengthen();
            tellStale(sentenceOf(e));
            news.refused(e);
        }
    }

    private void tell(LogView view) {
        if (view.state().sequence() > known) {
            known = view.state().sequence();
            news.state(view.state());
        }
        if (!view.status().follows()) {
            tellStale(view.status().sentence());
        } else if (stale != null) {
            stale = null;
            news.upToDate();
        }
    }

    private void tellStale(String sentence) {
        // The reason may change while nothing is followed: a store that is back may have lost what was served.
        if (!sentence.equals(stale)) {
            stale = sentence;
            news.stale(sentence);
        }
    }

    private static String sentenceOf(SlipwayException reason) {
        return reason.getMessage() + ". " + reason.remedy();
    }

    private void await() {
        if (pause.isUnderWay()) {
            // Hints speak of entries after the head, and nobody can say by them that a broken log is whole.
            awaitEnd(pause.length());
        } else {
            awaitHint();
        }
    }

    private void awaitEnd(Duration limit) {
        if (closed.stoppedWithin(limit)) {
            // This thread may have been interrupted.
            closed.stop();
        }
    }

    private void awaitHint() {
        try {
            if (hints.tryAcquire(poll.toNanos(), TimeUnit.NANOSECONDS)) {
                hints.drainPermits();
            }
        } catch (InterruptedException e) {
            closed.stop();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the following; waits for a request that is under way. */
    @Override
    public void close() {
        closed.stop();
        hints.release();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

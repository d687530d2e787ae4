package io.slipway.serving.retain;

import java.time.Duration;

/**
 * How much longer a version stays open that is no longer asked for by the state: a while from the moment in which this node
 * saw that, or in which somebody read it by its number. Counts on a monotonic clock, in nanoseconds. One owner thread.
 */
public final class Lingering {
    private final long nanos;
    private boolean lingers;
    private long since;

    /** Lingers for {@code duration}. */
    public Lingering(Duration duration) {
        this.nanos = duration.toNanos();
    }

    /** It is asked for: nothing lingers. */
    public void needed() {
        lingers = false;
    }

    /** It was asked for just now, for once: it lingers from now on. */
    public void touched(long now) {
        lingers = true;
        since = now;
    }

    /** Whether it is open only for a while. */
    public boolean lingers() {
        return lingers;
    }

    /** It is not asked for; answers whether it has lingered long enough. */
    public boolean isOver(long now) {
        if (!lingers) {
            touched(now);
        }
        return now - since >= nanos;
    }
}

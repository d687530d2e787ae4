package io.slipway.serving.resp.connection;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long a client may owe something: the rest of a request, or to read its answers. A client that is merely silent owes
 * nothing and may stay for ever. Belongs to the loop of the connection.
 */
final class Patience {
    /** A client must make some progress within this time. */
    static final Duration LONGEST = Duration.ofSeconds(60);

    private @Nullable Future<?> alarm;

    /**
     * Runs {@code lost} once if progress is the same after {@link #LONGEST} as it is now, else {@code moved}. Does nothing
     * if an alarm is set already.
     */
    void begin(EventExecutor loop, LongSupplier progress, Runnable moved, Runnable lost) {
        if (alarm != null) {
            return;
        }
        long before = progress.getAsLong();
        alarm = loop.schedule(
                () -> {
                    alarm = null;
                    (progress.getAsLong() == before ? lost : moved).run();
                },
                LONGEST.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Sets no alarm any more. */
    void end() {
        if (alarm != null) {
            alarm.cancel(false);
            alarm = null;
        }
    }
}

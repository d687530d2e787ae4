package io.slipway.kafka.rate;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.slipway.schemas.failure.UnavailableException;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** So many things a second, whoever takes them: rows, or bytes. Thread-safe. */
public final class RateLimit {
    private static final long PERIODS_PER_SECOND = 10;
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final String name;
    private final long thingsPerPermit;
    private final @Nullable RateLimiter limiter;

    private RateLimit(String name, long thingsPerPermit, @Nullable RateLimiter limiter) {
        this.name = name;
        this.thingsPerPermit = thingsPerPermit;
        this.limiter = limiter;
    }

    /**
     * A limit, or none.
     *
     * @param name of what is limited, for messages
     * @param perSecond at least 1; empty: no limit
     */
    public static RateLimit of(String name, OptionalLong perSecond) {
        return perSecond.isEmpty() ? new RateLimit(name, 1, null) : limited(name, perSecond.getAsLong());
    }

    // Permits are counted in ints, so a great rate is counted in greater things.
    private static RateLimit limited(String name, long perSecond) {
        long perPermit = 1 + perSecond / Integer.MAX_VALUE;
        long perPeriod = Math.max(1, perSecond / perPermit / PERIODS_PER_SECOND);
        RateLimiterConfig config = RateLimiterConfig.custom()
                .limitForPeriod((int) perPeriod)
                .limitRefreshPeriod(Duration.ofNanos(Math.max(1, SECOND * perPeriod * perPermit / perSecond)))
                .timeoutDuration(LONGEST_WAIT)
                .build();
        return new RateLimit(name, perPermit, RateLimiter.of(name, config));
    }

    /**
     * Waits until so many may go.
     *
     * @throws UnavailableException if the thread is interrupted
     */
    public void take(long things) {
        if (limiter == null || things <= 0) {
            return;
        }
        int permits = Math.toIntExact(Math.min(Integer.MAX_VALUE, (things + thingsPerPermit - 1) / thingsPerPermit));
        if (!limiter.acquirePermission(permits)) {
            throw new UnavailableException("Cannot wait for the limit of " + name + ": interrupted", "Try again.");
        }
    }
}

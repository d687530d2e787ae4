package io.slipway.catalog.s3;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.slipway.catalog.s3.S3Failures.Effect;
import io.slipway.schemas.failure.OutcomeUnknownException;
import io.slipway.schemas.failure.UnavailableException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Carries requests out: waits for the answer, sorts failures, and stands between us and a store that
 * is down. What only reads, or may be done twice, is repeated a few times; what creates is sent once
 * (the SDK itself repeats a request that it could not deliver). Thread-safe.
 */
final class S3Calls {
    private static final Duration OPEN_FOR = Duration.ofSeconds(5);

    private final CircuitBreaker breaker = CircuitBreaker.of(
            "s3",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(20)
                    .minimumNumberOfCalls(8)
                    .failureRateThreshold(80)
                    .waitDurationInOpenState(OPEN_FOR)
                    .recordExceptions(UnavailableException.class, OutcomeUnknownException.class)
                    .build());

    private final Retry retry = Retry.of(
            "s3",
            RetryConfig.custom()
                    .maxAttempts(4)
                    .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(Duration.ofMillis(100), 3.0))
                    .retryExceptions(UnavailableException.class)
                    .build());

    private final String where;

    /** Requests to the store that people know as {@code where}. */
    S3Calls(String where) {
        this.where = where;
    }

    /** A request that may be done twice with the same effect: a read, a delete, a part of an upload. */
    <T> T repeatable(String doing, Supplier<CompletableFuture<T>> request) {
        return retry.executeSupplier(() -> guarded(doing + " in " + where, Effect.REPEATABLE, request));
    }

    /** A request whose second run would mean something else: sent once, its outcome may be unknown. */
    <T> T once(String doing, Supplier<CompletableFuture<T>> request) {
        return guarded(doing + " in " + where, Effect.UNIQUE, request);
    }

    private <T> T guarded(String doing, Effect effect, Supplier<CompletableFuture<T>> request) {
        try {
            return breaker.executeSupplier(() -> answer(doing, effect, request));
        } catch (CallNotPermittedException e) {
            throw new UnavailableException(
                    "Cannot " + doing + " now: most of the last requests to the store failed, so none is sent for "
                            + OPEN_FOR.toSeconds() + " s",
                    "Check that the store is reachable.",
                    e);
        }
    }

    private static <T> T answer(String doing, Effect effect, Supplier<CompletableFuture<T>> request) {
        CompletableFuture<T> answer = null;
        try {
            answer = request.get();
            return answer.get();
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw S3Failures.translate(doing, effect, e);
        } catch (ExecutionException | RuntimeException e) {
            throw S3Failures.translate(doing, effect, e);
        }
    }
}

package io.slipway.loader.desk;

import jakarta.ws.rs.container.AsyncResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Requests whose answer is not there yet. They hold no thread. Thread-safe. */
public final class Waiters {
    private final Set<Waiter> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * One request that waits.
     *
     * @param answer the answer, once it is there
     * @param atLast what to answer when patience ends
     */
    private record Waiter(AsyncResponse response, Supplier<Optional<Object>> answer, Supplier<Object> atLast) {

        /** Answers if there is something to answer, be it a failure. */
        boolean done() {
            try {
                Optional<Object> found = answer.get();
                found.ifPresent(response::resume);
                return found.isPresent() || response.isDone();
            } catch (RuntimeException e) {
                response.resume(e);
                return true;
            }
        }

        void timeOut() {
            try {
                response.resume(atLast.get());
            } catch (RuntimeException e) {
                response.resume(e);
            }
        }
    }

    /** Answers as soon as {@code answer} has one, and with {@code atLast} when patience ends. */
    public void park(
            AsyncResponse response, Duration patience, Supplier<Optional<Object>> answer, Supplier<Object> atLast) {
        Waiter waiter = new Waiter(response, answer, atLast);
        if (waiter.done()) {
            return;
        }
        response.setTimeoutHandler(late -> {
            waiting.remove(waiter);
            waiter.timeOut();
        });
        response.setTimeout(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS);
        waiting.add(waiter);
        // What happened between the first look and the adding was looked at by nobody, the end included.
        if (waiter.done()) {
            waiting.remove(waiter);
        } else if (closed && waiting.remove(waiter)) {
            waiter.timeOut();
        }
    }

    /** Something has happened: some answers may be there. */
    public void look() {
        waiting.removeIf(Waiter::done);
    }

    /** Lets nobody wait any more: everybody is answered as if their patience had ended. */
    public void close() {
        closed = true;
        waiting.removeIf(waiter -> {
            waiter.timeOut();
            return true;
        });
    }
}

package io.slipway.serving.http.exchange;

import java.util.Optional;

/**
 * An answer that is made in one go or in several, between which the loop serves other connections. Belongs to one loop,
 * and holds what it needs of its own: what the loop shares serves others meanwhile.
 */
public interface PendingAnswer extends AutoCloseable {
    /** Does some of the work: some hundred rows, or as many kilobytes. The answer, if it is ready. */
    Optional<HttpAnswer> goOn();

    /** Gives back what it holds, whether it has come to its end or not. */
    @Override
    void close();

    /** An answer that is ready. */
    static PendingAnswer of(HttpAnswer answer) {
        return new PendingAnswer() {
            @Override
            public Optional<HttpAnswer> goOn() {
                return Optional.of(answer);
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
    }
}

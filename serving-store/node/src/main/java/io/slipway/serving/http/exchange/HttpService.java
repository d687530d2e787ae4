package io.slipway.serving.http.exchange;

/** Answers requests. Called on the loops; keeps nothing between two calls. */
@FunctionalInterface
public interface HttpService {
    /** Begins to answer a request; failures, also later ones, are answered by the service itself. */
    PendingAnswer answer(HttpExchange exchange);
}

package io.slipway.serving.http.exchange;

/** Answers requests. Called on the loops; keeps nothing between two calls. */
@FunctionalInterface
public interface HttpService {
    /** The answer to a request; failures are answered by the service itself. */
    HttpAnswer answer(HttpExchange exchange);
}

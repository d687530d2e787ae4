package io.slipway.serving.http.status;

import io.slipway.serving.http.exchange.HttpAnswer;
import io.slipway.serving.http.exchange.HttpExchange;

/** What a node tells of itself. Thread-safe. */
public interface StatusService {
    /** 200 as long as it answers look-ups. */
    HttpAnswer health(HttpExchange exchange);

    /** The metrics in the text format of Prometheus. */
    HttpAnswer metrics(HttpExchange exchange);

    /** What is served, at which sequence. */
    HttpAnswer status(HttpExchange exchange);
}

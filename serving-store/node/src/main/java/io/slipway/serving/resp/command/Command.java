package io.slipway.serving.resp.command;

/** Answers requests of one name. Called on the loop of the connection; keeps nothing between two calls. */
@FunctionalInterface
public interface Command {
    /** Writes the whole reply of the request, or hands the exchange a {@link Remainder} that writes it. */
    void answer(Exchange exchange);
}

package io.slipway.serving.resp.command;

import io.slipway.serving.resp.wire.ReplyWriter;
import io.slipway.serving.resp.wire.Request;

/**
 * Requests that came one after the other and are looked up together: the GETs that one read delivered. One a loop; empty
 * between two turns of connections.
 */
public interface Batch {
    /** Whether requests of this command may be answered together. */
    boolean takes(CommandSpec command);

    /** Adds a request; its bytes are no longer needed when the call returns. */
    void add(Request request);

    /** How many requests there are. */
    int size();

    /** Whether no more may be added. */
    boolean isFull();

    /**
     * Writes replies in the order of the requests, as many as there is room for in one go.
     *
     * @return whether all of them are answered
     */
    boolean answer(ReplyWriter reply);

    /** How many of the requests are answered. */
    int answered();

    /** Forgets all requests. */
    void clear();
}

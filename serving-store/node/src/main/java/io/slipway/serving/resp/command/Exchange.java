package io.slipway.serving.resp.command;

import io.slipway.serving.resp.wire.ReplyWriter;
import io.slipway.serving.resp.wire.Request;
import org.jspecify.annotations.Nullable;

/** One request of a client and its reply. One object a connection, reused; belongs to the loop of the connection. */
public final class Exchange {
    private final Request request;
    private final ReplyWriter reply;
    private final Client client;
    private @Nullable Remainder remainder;
    private boolean last;

    /** The exchange of one connection: its requests appear in {@code request}. */
    public Exchange(Request request, ReplyWriter reply, Client client) {
        this.request = request;
        this.reply = reply;
        this.client = client;
    }

    /** The request to be answered. */
    public Request request() {
        return request;
    }

    /** Where its reply goes. */
    public ReplyWriter reply() {
        return reply;
    }

    /** Who asks. */
    public Client client() {
        return client;
    }

    /** Says that the rest of the reply is written by {@code rest}, before anything else is answered. */
    public void continueWith(Remainder rest) {
        remainder = rest;
    }

    /** Says that this reply is the last one: the connection is to be closed when it is sent. */
    public void closeAfterwards() {
        last = true;
    }

    /** What is left of the reply, if it was not written as a whole. */
    public @Nullable Remainder remainder() {
        return remainder;
    }

    /** Whether the connection is to be closed. */
    public boolean isLast() {
        return last;
    }

    /** Ends what {@link #continueWith} began. */
    public void endRemainder() {
        Remainder ended = remainder;
        remainder = null;
        if (ended != null) {
            ended.close();
        }
    }
}

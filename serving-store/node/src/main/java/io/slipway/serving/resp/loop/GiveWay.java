package io.slipway.serving.resp.loop;

import io.netty.channel.ChannelHandlerContext;
import java.util.concurrent.TimeUnit;

/** Lets the other connections of a loop have their turn before a long work goes on. */
public final class GiveWay {
    private GiveWay() {}

    /**
     * Runs {@code rest} after the loop has looked at its sockets; what it throws is an exception of the connection. A task
     * that is merely executed would run before, and so would the one that it executes in turn.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // what fails is told to the connection
    public static void then(ChannelHandlerContext context, Runnable rest) {
        context.executor().schedule(() -> run(context, rest), 0, TimeUnit.NANOSECONDS);
    }

    private static void run(ChannelHandlerContext context, Runnable rest) {
        try {
            rest.run();
        } catch (RuntimeException | Error e) {
            context.pipeline().fireExceptionCaught(e);
        }
    }
}

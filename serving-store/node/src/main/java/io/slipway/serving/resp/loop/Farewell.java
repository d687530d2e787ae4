package io.slipway.serving.resp.loop;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.DuplexChannel;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection so that the client sees the last answer.
 *
 * <p>A socket that is closed while bytes of the client are still unread answers with a reset, and a client that is
 * sending then loses what it has not read. So only our direction is closed at first; what still comes is read and dropped
 * until the client has closed too, or for a second.
 */
public final class Farewell {
    private static final long SECONDS = 1;

    private Farewell() {}

    /** Closes the connection after this last answer. */
    @SuppressWarnings("FutureReturnValueIgnored") // nobody is left to be told
    public static void after(ChannelFuture lastAnswer) {
        lastAnswer.addListener(sent -> {
            Channel channel = lastAnswer.channel();
            if (sent.isSuccess() && channel instanceof DuplexChannel duplex) {
                channel.config().setAutoRead(true);
                duplex.shutdownOutput();
                channel.eventLoop().schedule(() -> channel.close(), SECONDS, TimeUnit.SECONDS);
            } else {
                channel.close();
            }
        });
    }
}

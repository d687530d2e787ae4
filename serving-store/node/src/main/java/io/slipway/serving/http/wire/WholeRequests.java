package io.slipway.serving.http.wire;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.slipway.serving.resp.loop.Farewell;
import java.util.List;

/** Puts requests and their bodies together, and answers bodies that are too large with a problem. */
@SuppressWarnings("FutureReturnValueIgnored") // the farewell hears of it
final class WholeRequests extends HttpObjectAggregator {
    private boolean closing;

    WholeRequests(int mostBytes) {
        super(mostBytes, true);
    }

    @Override
    public boolean acceptInboundMessage(Object message) throws Exception {
        return closing || super.acceptInboundMessage(message);
    }

    @Override
    protected void decode(ChannelHandlerContext context, HttpObject message, List<Object> out) throws Exception {
        // What still comes behind a body that was too large is read and dropped.
        if (!closing) {
            super.decode(context, message, out);
        }
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage oversized) {
        closing = true;
        Farewell.after(context.writeAndFlush(HttpConnection.lastResponse(Malformed.tooLarge())));
    }
}

package io.slipway.serving.http.wire;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;

/** Puts requests and their bodies together, and answers bodies that are too large with a problem. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails here closes the connection
final class WholeRequests extends HttpObjectAggregator {
    WholeRequests(int mostBytes) {
        super(mostBytes, true);
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage oversized) {
        context.writeAndFlush(HttpConnection.lastResponse(Malformed.tooLarge())).addListener(done -> context.close());
    }
}

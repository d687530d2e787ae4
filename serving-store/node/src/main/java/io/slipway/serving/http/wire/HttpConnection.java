package io.slipway.serving.http.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.timeout.IdleStateEvent;
import io.slipway.serving.answer.Lookups;
import io.slipway.serving.http.exchange.HttpAnswer;
import io.slipway.serving.http.exchange.HttpExchange;
import io.slipway.serving.http.exchange.HttpService;
import io.slipway.serving.http.exchange.PendingAnswer;
import io.slipway.serving.resp.loop.Farewell;
import io.slipway.serving.resp.loop.GiveWay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the requests of one connection, one at a time: as long as an answer is not sent, no other is made and nothing
 * more is read. A client that does not read its answers is not read from.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails here closes the connection, and its handler is told
final class HttpConnection extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(HttpConnection.class);
    private static final int MOST_PARAMETERS = 64;

    private final HttpService service;
    private final Lookups lookups;
    private final Deque<FullHttpRequest> waiting = new ArrayDeque<>();
    private @Nullable PendingAnswer pending;
    private boolean sending;
    private boolean ending;

    HttpConnection(HttpService service, Lookups lookups) {
        this.service = service;
        this.lookups = lookups;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        if (!ending) {
            waiting.add(request.retain());
            answerWaiting(context);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        waiting.forEach(FullHttpRequest::release);
        waiting.clear();
        end();
        context.fireChannelInactive();
    }

    private void answerWaiting(ChannelHandlerContext context) {
        for (FullHttpRequest request = next(); request != null; request = next()) {
            try {
                answer(context, request);
            } finally {
                request.release();
            }
        }
        if (!ending) {
            context.channel().config().setAutoRead(!sending);
        }
    }

    private @Nullable FullHttpRequest next() {
        return sending || ending ? null : waiting.poll();
    }

    private void answer(ChannelHandlerContext context, FullHttpRequest request) {
        boolean malformed = request.decoderResult().isFailure();
        boolean keep = !malformed && HttpUtil.isKeepAlive(request);
        pending = malformed
                ? PendingAnswer.of(Malformed.answer(request.decoderResult().cause()))
                : service.answer(exchange(request));
        sending = true;
        HttpMethod method = request.method();
        goOn(context, answer -> send(context, answer, keep, method));
    }

    /** Does some of the answer; what is left is done after other connections have had their turn. */
    private void goOn(ChannelHandlerContext context, Consumer<HttpAnswer> sink) {
        PendingAnswer going = pending;
        if (going == null) {
            return;
        }
        Optional<HttpAnswer> answer = going.goOn();
        if (answer.isPresent()) {
            end();
            sink.accept(answer.get());
        } else {
            GiveWay.then(context, () -> {
                goOn(context, sink);
                answerWaiting(context);
            });
        }
    }

    private void end() {
        PendingAnswer ended = pending;
        pending = null;
        if (ended != null) {
            ended.close();
        }
    }

    private void send(ChannelHandlerContext context, HttpAnswer answer, boolean keep, HttpMethod method) {
        ChannelFuture sent = context.writeAndFlush(response(answer, keep, method));
        if (!keep) {
            ending = true;
            Farewell.after(sent);
        } else if (sent.isSuccess()) {
            sending = false;
        } else {
            sent.addListener(done -> sent(context, done.isSuccess()));
        }
    }

    private void sent(ChannelHandlerContext context, boolean success) {
        if (success) {
            sending = false;
            answerWaiting(context);
        } else {
            context.close();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent) {
            context.close();
        } else {
            context.fireUserEventTriggered(event);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException || cause instanceof CodecException) {
            // The client has gone, or sends what cannot be read: no failure of the node.
            LOG.debug("HTTP connection broke reason=\"{}\"", cause.toString());
        } else {
            LOG.error("HTTP connection failed", cause);
        }
        context.close();
    }

    private HttpExchange exchange(FullHttpRequest request) {
        QueryStringDecoder target =
                new QueryStringDecoder(request.uri(), StandardCharsets.UTF_8, true, MOST_PARAMETERS);
        return new HttpExchange(request.method(), target, request.headers(), request.content(), lookups);
    }

    /** An answer after which the connection is closed. */
    static FullHttpResponse lastResponse(HttpAnswer answer) {
        return response(answer, false, HttpMethod.GET);
    }

    private static FullHttpResponse response(HttpAnswer answer, boolean keep, HttpMethod method) {
        int length = answer.body().readableBytes();
        ByteBuf body = answer.body();
        if (method.equals(HttpMethod.HEAD)) {
            body.skipBytes(length);
        }
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(answer.status()), body);
        if (answer.status() != HttpResponseStatus.NOT_MODIFIED.code()) {
            response.headers().set(HttpHeaderNames.CONTENT_LENGTH, length);
        }
        if (!answer.mediaType().isEmpty()) {
            response.headers().set(HttpHeaderNames.CONTENT_TYPE, answer.mediaType());
        }
        for (int i = 0; i < answer.headers().size(); i += 2) {
            response.headers().set(answer.headers().get(i), answer.headers().get(i + 1));
        }
        HttpUtil.setKeepAlive(response, keep);
        return response;
    }
}

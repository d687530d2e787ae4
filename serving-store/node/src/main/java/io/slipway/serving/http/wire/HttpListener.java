package io.slipway.serving.http.wire;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.IdleStateHandler;
import io.slipway.catalog.node.ListenPlace;
import io.slipway.serving.answer.Lookups;
import io.slipway.serving.http.exchange.HttpService;
import io.slipway.serving.resp.loop.EventLoops;
import io.slipway.serving.resp.loop.Listener;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Listens for HTTP clients. Thread-safe. */
public final class HttpListener implements AutoCloseable {
    static final int MOST_LINE_BYTES = 64 * 1024;
    static final int MOST_HEADER_BYTES = 32 * 1024;
    static final int MOST_BODY_BYTES = 8 * 1024 * 1024;

    private static final int IDLE_SECONDS = 60;

    private final Listener listener;

    private HttpListener(Listener listener) {
        this.listener = listener;
    }

    /**
     * Listens and answers from now on.
     *
     * @param lookups of each loop
     * @throws io.slipway.schemas.failure.UsageException if the place cannot be listened on
     */
    public static HttpListener open(
            EventLoops loops, ListenPlace place, Function<EventLoop, Lookups> lookups, HttpService service) {
        return new HttpListener(Listener.open(
                loops,
                place,
                bootstrap -> {},
                channel -> greet(channel, new HttpConnection(service, lookups.apply(channel.eventLoop())))));
    }

    /** The port. */
    public int port() {
        return listener.port();
    }

    /** Takes no more clients, and closes the connections. */
    @Override
    public void close() {
        listener.close();
    }

    private static void greet(Channel channel, HttpConnection connection) {
        HttpDecoderConfig limits =
                new HttpDecoderConfig().setMaxInitialLineLength(MOST_LINE_BYTES).setMaxHeaderSize(MOST_HEADER_BYTES);
        channel.pipeline()
                .addLast(new IdleStateHandler(true, 0, 0, IDLE_SECONDS, TimeUnit.SECONDS))
                .addLast(new HttpServerCodec(limits))
                .addLast(new WholeRequests(MOST_BODY_BYTES))
                .addLast(connection);
    }
}

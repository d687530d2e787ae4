package io.slipway.serving.resp;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.slipway.catalog.node.ListenPlace;
import io.slipway.serving.answer.Lookups;
import io.slipway.serving.resp.command.Client;
import io.slipway.serving.resp.connection.LoopShare;
import io.slipway.serving.resp.connection.RespConnection;
import io.slipway.serving.resp.loop.EventLoops;
import io.slipway.serving.resp.loop.Listener;
import io.slipway.serving.resp.loop.PerLoop;
import io.slipway.serving.resp.loop.ReusedReceiveBuffer;
import io.slipway.serving.resp.row.RowCommands;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Listens for RESP clients. Thread-safe. */
public final class RespListener implements AutoCloseable {
    private final Listener listener;

    private RespListener(Listener listener) {
        this.listener = listener;
    }

    /**
     * Listens and answers from now on.
     *
     * @throws io.slipway.schemas.failure.UsageException if the place cannot be listened on
     */
    public static RespListener open(EventLoops loops, ListenPlace place, RespService service) {
        Greeter greeter = new Greeter(service);
        return new RespListener(Listener.open(
                loops,
                place,
                bootstrap -> bootstrap
                        .childOption(ChannelOption.RECVBUF_ALLOCATOR, new ReusedReceiveBuffer())
                        .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, RespConnection.UNSENT),
                greeter::greet));
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

    /** Sets up each connection on its loop. */
    @SuppressWarnings("FutureReturnValueIgnored") // who is sent away need not hear it
    private static final class Greeter {
        private final RespService service;
        private final PerLoop<LoopShare> shares = new PerLoop<>();

        Greeter(RespService service) {
            this.service = service;
        }

        void greet(Channel channel) {
            service.clients()
                    .join(String.valueOf(channel.remoteAddress()), String.valueOf(channel.localAddress()))
                    .ifPresentOrElse(client -> greet(channel, client), () -> sendAway(channel));
        }

        private void greet(Channel channel, Client client) {
            channel.closeFuture().addListener(closed -> service.clients().leave(client));
            LoopShare share = shares.of(channel.eventLoop(), () -> share(channel));
            channel.pipeline().addLast(new RespConnection(share, client));
        }

        private static void sendAway(Channel channel) {
            byte[] error = "-ERR max number of clients reached\r\n".getBytes(StandardCharsets.US_ASCII);
            channel.writeAndFlush(Unpooled.wrappedBuffer(error)).addListener(ChannelFutureListener.CLOSE);
        }

        private LoopShare share(Channel channel) {
            Lookups lookups = service.lookups().apply(channel.eventLoop());
            RowCommands rows = new RowCommands(lookups);
            int port = channel.localAddress() instanceof InetSocketAddress local ? local.getPort() : 0;
            LoopShare share = new LoopShare(service.commands(lookups, rows, port), rows.gets(), channel.alloc());
            channel.eventLoop().terminationFuture().addListener(ended -> share.close());
            return share;
        }
    }
}

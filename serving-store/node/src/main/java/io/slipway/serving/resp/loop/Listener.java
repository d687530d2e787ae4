package io.slipway.serving.resp.loop;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.slipway.catalog.node.ListenPlace;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** One listening port. Thread-safe. */
public final class Listener implements AutoCloseable {
    private static final int BACKLOG = 1024;

    private final Channel channel;
    private final ChannelGroup open;

    private Listener(Channel channel, ChannelGroup open) {
        this.channel = channel;
        this.open = open;
    }

    /**
     * Listens; each new connection is set up on the loop that it will belong to.
     *
     * @param settings adds options of the connections
     * @param connections adds the handlers of a connection
     * @throws io.slipway.schemas.failure.UsageException if the place cannot be listened on; the remedy names the option
     */
    public static Listener open(
            EventLoops loops, ListenPlace place, Consumer<ServerBootstrap> settings, Consumer<Channel> connections) {
        ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loops.group())
                .channel(loops.channelType())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        open.add(channel);
                        connections.accept(channel);
                    }
                });
        settings.accept(bootstrap);
        ChannelFuture bound = bootstrap.bind(place.host(), place.port()).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw place.refused(bound.cause());
        }
        return new Listener(bound.channel(), open);
    }

    /** The port, also when any free one was asked for. */
    public int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /** Takes no more connections, and closes those that are there. */
    @Override
    public void close() {
        channel.close().awaitUninterruptibly();
        // A loop of Netty that ends may leave its channels open: whether it closes them depends on a race.
        open.close().awaitUninterruptibly();
    }
}

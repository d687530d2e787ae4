package io.slipway.serving.resp.loop;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SelectStrategy;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;

/** The threads that answer: epoll where its native part can be loaded, NIO elsewhere. Thread-safe. */
public final class EventLoops implements AutoCloseable {
    private static final long LONGEST_CLOSE_SECONDS = 10;

    // A hint is all that is wanted: nothing goes wrong if nobody takes the turn.
    @SuppressWarnings("ThreadPriorityCheck")
    private static final SelectStrategy YIELD_BEFORE_SLEEP = new YieldBeforeSleep(Thread::yield);

    private final EventLoopGroup group;
    private final Class<? extends ServerSocketChannel> channelType;
    private final String transport;
    private final int count;

    private EventLoops(
            int count, String transport, IoHandlerFactory io, Class<? extends ServerSocketChannel> channelType) {
        this.count = count;
        this.transport = transport;
        this.channelType = channelType;
        this.group = new MultiThreadIoEventLoopGroup(count, new DefaultThreadFactory("slipway-answer", true), io);
    }

    /** As many loops as there are processors. */
    public static int usualCount() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** Starts this many loops, on epoll where it is there. */
    public static EventLoops start(int count) {
        return Epoll.isAvailable()
                ? new EventLoops(
                        count,
                        "epoll",
                        EpollIoHandler.newFactory(0, () -> YIELD_BEFORE_SLEEP),
                        EpollServerSocketChannel.class)
                : startNio(count);
    }

    /** Starts this many loops on what every platform has. */
    public static EventLoops startNio(int count) {
        return new EventLoops(count, "nio", NioIoHandler.newFactory(), NioServerSocketChannel.class);
    }

    /** The number of loops. */
    public int count() {
        return count;
    }

    /** The transport's name: {@code epoll} or {@code nio}. */
    public String transport() {
        return transport;
    }

    EventLoopGroup group() {
        return group;
    }

    Class<? extends ServerSocketChannel> channelType() {
        return channelType;
    }

    /** Closes all connections and ends the threads, at once; returns when they have ended. */
    @Override
    public void close() {
        group.shutdownGracefully(0, LONGEST_CLOSE_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}

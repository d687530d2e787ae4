package io.slipway.serving.resp.loop;

import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** One thing for each event loop, made when the loop's first connection needs it. Thread-safe; the things need not be. */
public final class PerLoop<T> {
    private final Map<EventLoop, T> things = new ConcurrentHashMap<>();

    /** The thing of this loop, whose thread calls; made by {@code maker} if there is none yet. */
    public T of(EventLoop loop, Supplier<T> maker) {
        return things.computeIfAbsent(loop, any -> maker.get());
    }
}

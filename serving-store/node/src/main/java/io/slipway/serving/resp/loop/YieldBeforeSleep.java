package io.slipway.serving.resp.loop;

import io.netty.channel.SelectStrategy;
import io.netty.util.IntSupplier;

/**
 * Lets others run once before a loop that has nothing to do sleeps.
 *
 * <p>A loop that sleeps is woken by the first request that comes, often on the processor of the very client that was about
 * to send more: then both are switched for every request. A loop that yields lets the client send, and finds many requests
 * at once. On two processors shared with the client, requests one at a time, that is a third more answers or more
 * (docs/benchmarks.md, Q1). Where other work fills all processors, a loop that yields waits its turn as that work does.
 */
final class YieldBeforeSleep implements SelectStrategy {
    private final Runnable yield;

    YieldBeforeSleep(Runnable yield) {
        this.yield = yield;
    }

    @Override
    public int calculateStrategy(IntSupplier readyNow, boolean hasTasks) throws Exception {
        if (!hasTasks) {
            yield.run();
        }
        int ready = readyNow.get();
        return ready > 0 || hasTasks ? ready : SELECT;
    }
}

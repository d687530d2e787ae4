package io.slipway.serving.node;

import io.slipway.serving.event.ServingEvent;
import io.slipway.serving.event.ServingEvent.Swapped;
import io.slipway.serving.event.ServingListener;
import io.slipway.serving.metric.LatencyHistogram;
import io.slipway.serving.metric.LookupCounts.Times;

/** Counts what happens in the serving store of a node. Thread-safe; events of one kind come from one thread. */
public final class NodeEvents implements ServingListener {
    private final LatencyHistogram swaps = new LatencyHistogram();

    @Override
    public void on(ServingEvent event) {
        if (event instanceof Swapped swapped) {
            swaps.record(swapped.took().toNanos(), 1);
        }
    }

    /** The times of all swaps so far. */
    Times swaps() {
        long[] counts = new long[LatencyHistogram.buckets()];
        swaps.addTo(counts);
        return new Times(counts, swaps.sumSeconds());
    }
}

package io.slipway.serving.node;

import io.slipway.schemas.dataset.DatasetName;
import io.slipway.serving.event.ServingEvent;
import io.slipway.serving.event.ServingEvent.Damaged;
import io.slipway.serving.event.ServingEvent.Swapped;
import io.slipway.serving.event.ServingListener;
import io.slipway.serving.metric.LatencyHistogram;
import io.slipway.serving.metric.LookupCounts.Times;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Counts what happens in the serving store of a node. Thread-safe; events of one kind come from one thread. */
public final class NodeEvents implements ServingListener {
    private final LatencyHistogram swaps = new LatencyHistogram();
    private final Map<DatasetName, Long> damaged = new ConcurrentSkipListMap<>();

    @Override
    public void on(ServingEvent event) {
        if (event instanceof Swapped swapped) {
            swaps.record(swapped.took().toNanos(), 1);
        } else if (event instanceof Damaged found) {
            damaged.merge(found.version().id().dataset(), 1L, Long::sum);
        }
    }

    /** In how many versions of each dataset damage was found, where there was any. */
    Map<DatasetName, Long> damaged() {
        return damaged;
    }

    /** The times of all swaps so far. */
    Times swaps() {
        long[] counts = new long[LatencyHistogram.buckets()];
        swaps.addTo(counts);
        return new Times(counts, swaps.sumSeconds());
    }
}

package io.slipway.serving.metric;

import io.slipway.serving.metric.DatasetCounts.Result;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The counts of all loops of a node. Thread-safe. */
public final class LookupCounts {
    private final List<Map<String, DatasetCounts>> loops = new CopyOnWriteArrayList<>();

    /** The counts of one loop by dataset, for its thread to fill. */
    public Map<String, DatasetCounts> forLoop() {
        Map<String, DatasetCounts> counts = new ConcurrentHashMap<>();
        loops.add(counts);
        return counts;
    }

    /** The datasets for which something was counted. */
    public SortedSet<String> datasets() {
        SortedSet<String> names = new TreeSet<>();
        loops.forEach(loop -> names.addAll(loop.keySet()));
        return names;
    }

    /** How many keys of a dataset were looked up with this result. */
    public long total(String dataset, Result result) {
        long sum = 0;
        for (Map<String, DatasetCounts> loop : loops) {
            DatasetCounts counts = loop.get(dataset);
            sum += counts == null ? 0 : counts.total(result);
        }
        return sum;
    }

    /** How many keys were looked up with this result, of all datasets. */
    public long total(Result result) {
        return datasets().stream().mapToLong(dataset -> total(dataset, result)).sum();
    }

    /** The times of commands of one kind on one dataset; null if there were none. */
    public @Nullable Times times(String dataset, LookupKind kind) {
        long[] counts = new long[LatencyHistogram.buckets()];
        double seconds = 0;
        boolean any = false;
        for (Map<String, DatasetCounts> loop : loops) {
            DatasetCounts counted = loop.get(dataset);
            LatencyHistogram histogram = counted == null ? null : counted.timesIfAny(kind);
            if (histogram != null) {
                any = true;
                histogram.addTo(counts);
                seconds += histogram.sumSeconds();
            }
        }
        return any ? new Times(counts, seconds) : null;
    }

    /**
     * Times of all loops together.
     *
     * @param counts one per bucket of {@link LatencyHistogram}; owned by the caller
     * @param sumSeconds the sum of all times
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    public record Times(long[] counts, double sumSeconds) {}
}

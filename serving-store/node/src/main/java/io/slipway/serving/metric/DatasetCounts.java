package io.slipway.serving.metric;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What one loop has counted for one dataset. One thread counts, any thread reads. */
public final class DatasetCounts {
    /** How a look-up of one key ended. */
    public enum Result {
        /** The row is there. */
        HIT,
        /** There is no such row. */
        MISS,
        /** It was refused or failed. */
        ERROR
    }

    private final Map<Result, Tally> results = new EnumMap<>(Result.class);
    private final Map<LookupKind, LatencyHistogram> times = new ConcurrentHashMap<>();

    /** Counts at zero. */
    public DatasetCounts() {
        Arrays.asList(Result.values()).forEach(result -> results.put(result, new Tally()));
    }

    /** Counts keys that were looked up with this result. */
    public void count(Result result, int keys) {
        tally(result).add(keys);
    }

    /** The times of commands of this kind. */
    public LatencyHistogram times(LookupKind kind) {
        LatencyHistogram known = times.get(kind);
        return known == null ? times.computeIfAbsent(kind, any -> new LatencyHistogram()) : known;
    }

    /** How many keys were looked up with this result. */
    long total(Result result) {
        return tally(result).sum();
    }

    @Nullable
    LatencyHistogram timesIfAny(LookupKind kind) {
        return times.get(kind);
    }

    private Tally tally(Result result) {
        Tally tally = results.get(result);
        if (tally == null) {
            throw new IllegalStateException("Cannot count " + result + ": there is no tally");
        }
        return tally;
    }
}

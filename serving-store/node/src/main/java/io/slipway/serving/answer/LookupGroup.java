package io.slipway.serving.answer;

import io.slipway.serving.metric.DatasetCounts;
import io.slipway.serving.metric.DatasetCounts.Result;
import io.slipway.serving.metric.LookupKind;
import io.slipway.serving.open.GetBatch;
import java.util.ArrayList;
import java.util.List;

/** The keys of a batch that ask the same version. Reused. */
final class LookupGroup {
    private final VersionView view;
    private final GetBatch values = new GetBatch();
    private final List<Lookup> lookups = new ArrayList<>();

    LookupGroup(VersionView view) {
        this.view = view;
    }

    VersionView view() {
        return view;
    }

    void clear() {
        values.clear();
        lookups.clear();
    }

    void add(Lookup lookup) {
        lookup.expect(values, values.size());
        values.add(lookup.sstKey().array(), 0, lookup.sstKey().length());
        lookups.add(lookup);
    }

    /** Forgets the keys from number {@code count} of the batch on. */
    void keep(int count) {
        int last = lookups.size() - 1;
        while (last >= 0 && lookups.get(last).number() >= count) {
            lookups.remove(last--);
        }
    }

    /** Reads all values. A damaged one is refused, and spoils no other. */
    void read() {
        try {
            view.version().reader().get(values);
        } catch (RuntimeException e) {
            if (lookups.size() == 1) {
                lookups.get(0).refuse(Refusal.of(e));
            } else {
                lookups.forEach(this::readAlone);
            }
        }
    }

    /** Counts what was found, and the time of the commands that asked. */
    void count(LookupKind kind, long nanos, int commands) {
        int hits = 0;
        int errors = 0;
        for (int i = 0; i < lookups.size(); i++) {
            Lookup lookup = lookups.get(i);
            hits += lookup.isFound() ? 1 : 0;
            errors += lookup.refusal() == null ? 0 : 1;
        }
        DatasetCounts counts = view.counts();
        if (lookups.isEmpty()) {
            return;
        }
        counts.count(Result.HIT, hits);
        counts.count(Result.MISS, lookups.size() - hits - errors);
        counts.count(Result.ERROR, errors);
        counts.times(kind).record(nanos, commands);
    }

    int size() {
        return lookups.size();
    }

    private void readAlone(Lookup lookup) {
        GetBatch alone = new GetBatch();
        alone.add(lookup.sstKey().array(), 0, lookup.sstKey().length());
        lookup.expect(alone, 0);
        try {
            view.version().reader().get(alone);
        } catch (RuntimeException e) {
            lookup.refuse(Refusal.of(e));
        }
    }
}

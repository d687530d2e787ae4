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

    /** Forgets all values; the next to be read is that of the first key that is number {@code first} or behind it. */
    void forget(int first) {
        int place = 0;
        while (place < lookups.size() && lookups.get(place).number() < first) {
            place++;
        }
        values.begin(place, 0);
    }

    /**
     * Reads values until they have {@code bytes} bytes, and one at least. A damaged one is refused, and spoils no other.
     *
     * @return how many bytes they have
     */
    long read(long bytes) {
        values.begin(values.next(), bytes);
        while (values.wantsMore()) {
            try {
                view.version().reader().get(values);
            } catch (RuntimeException e) {
                lookups.get(values.next()).refuse(Refusal.of(e));
                values.absent();
            }
        }
        return values.taken();
    }

    /** The number of the first key whose value is not read; more than that of any key if all are. */
    int unread() {
        return values.next() < lookups.size() ? lookups.get(values.next()).number() : Integer.MAX_VALUE;
    }

    /** Counts what was found. */
    void countKeys() {
        int hits = 0;
        int errors = 0;
        for (int i = 0; i < lookups.size(); i++) {
            Lookup lookup = lookups.get(i);
            hits += lookup.isFound() ? 1 : 0;
            errors += lookup.refusal() == null ? 0 : 1;
        }
        DatasetCounts counts = view.counts();
        counts.count(Result.HIT, hits);
        counts.count(Result.MISS, lookups.size() - hits - errors);
        counts.count(Result.ERROR, errors);
    }

    /** Counts the time of the commands that asked, if any key of theirs is here. */
    void countTime(LookupKind kind, long nanos, int commands) {
        if (!lookups.isEmpty()) {
            view.counts().times(kind).record(nanos, commands);
        }
    }

    int size() {
        return lookups.size();
    }
}

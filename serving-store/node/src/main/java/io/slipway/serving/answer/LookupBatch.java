package io.slipway.serving.answer;

import io.slipway.schemas.failure.UsageException;
import io.slipway.serving.metric.LookupKind;
import io.slipway.serving.swap.ServedMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keys of any datasets and versions that are looked up together, in one map of versions.
 *
 * <p>In this order: {@link #begin}, {@link #add} for each key, {@link #read}, then what each key has found. Keys of one
 * version are one multi-get. Reused; belongs to one loop. Values are valid while the map is leased.
 */
public final class LookupBatch {
    private final Heads heads;
    private final KeyAims aims;
    private final Map<VersionView, LookupGroup> known = new HashMap<>();
    private final List<LookupGroup> groups = new ArrayList<>();
    private final List<Lookup> lookups = new ArrayList<>();
    private int size;
    private long begun;

    LookupBatch(Heads heads, KeyAims aims) {
        this.heads = heads;
        this.aims = aims;
    }

    /**
     * Forgets all keys; the next ones are looked up in {@code map}, which the caller has leased.
     *
     * @return a ticket for {@link #isStill}
     */
    public long begin(ServedMap map) {
        clear();
        if (heads.aim(map)) {
            known.clear();
        }
        return ++begun;
    }

    /** Whether the keys are still those that were added after the {@link #begin} of this ticket. */
    public boolean isStill(long ticket) {
        return begun == ticket && size > 0;
    }

    /** Forgets the keys from number {@code count} on, as if they had not been added. */
    public void keep(int count) {
        size = count;
        for (int i = 0; i < groups.size(); i++) {
            groups.get(i).keep(count);
        }
    }

    /** Forgets all keys. */
    public void clear() {
        for (int i = 0; i < groups.size(); i++) {
            groups.get(i).clear();
        }
        groups.clear();
        size = 0;
    }

    /** Adds the key from {@code from} to {@code to}. A key that cannot be looked up is refused, and spoils no other. */
    public Lookup add(byte[] text, int from, int to) {
        if (size == lookups.size()) {
            lookups.add(new Lookup(size));
        }
        Lookup lookup = lookups.get(size++);
        try {
            aims.aim(lookup, text, from, to);
            if (lookup.refusal() == null && !lookup.isPartition()) {
                group(lookup.view()).add(lookup);
            }
        } catch (UsageException e) {
            lookup.refuse(Refusal.of(e));
        }
        return lookup;
    }

    /** Reads the rows of all keys. */
    public void read() {
        for (int i = 0; i < groups.size(); i++) {
            groups.get(i).read();
        }
    }

    /** How many keys there are. */
    public int size() {
        return size;
    }

    /** The key that was added as number {@code i}, and what it has found. */
    public Lookup get(int i) {
        return lookups.get(i);
    }

    /** Counts the keys; a command that asked several datasets counts for each. */
    public void countAsOne(LookupKind kind, long nanos) {
        for (int i = 0; i < groups.size(); i++) {
            groups.get(i).count(kind, nanos, 1);
        }
    }

    /** Counts the keys, each as a command of its own. */
    public void countEach(LookupKind kind, long nanos) {
        for (int i = 0; i < groups.size(); i++) {
            groups.get(i).count(kind, nanos, groups.get(i).size());
        }
    }

    private LookupGroup group(VersionView view) {
        int last = groups.size() - 1;
        if (last >= 0 && groups.get(last).view() == view) {
            return groups.get(last);
        }
        LookupGroup group = known.computeIfAbsent(view, LookupGroup::new);
        if (group.size() == 0) {
            groups.add(group);
        }
        return group;
    }
}

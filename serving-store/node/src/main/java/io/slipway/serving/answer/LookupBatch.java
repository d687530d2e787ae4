package io.slipway.serving.answer;

import io.slipway.schemas.failure.UsageException;
import io.slipway.serving.metric.DatasetCounts;
import io.slipway.serving.metric.LookupKind;
import io.slipway.serving.swap.ServedMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keys of any datasets and versions that are looked up together, in one map of versions.
 *
 * <p>In this order: {@link #begin}, {@link #add} for each key, {@link #read}, then {@link #row} for each key. Keys of one
 * version are one multi-get, as far as their values are not too long to be held together: then the rest is read when it
 * is asked for. Reused; belongs to one loop. Values are valid while the map is leased.
 */
public final class LookupBatch {
    /** Values that are held at once, in bytes; and one value more. */
    private static final int MOST_BYTES = 1 << 20;

    private static final Comparator<LookupGroup> BY_FIRST_UNREAD = Comparator.comparingInt(LookupGroup::unread);

    private final Heads heads;
    private final KeyAims aims;
    private final Map<VersionView, LookupGroup> known = new HashMap<>();
    private final List<LookupGroup> groups = new ArrayList<>();
    private final List<Lookup> lookups = new ArrayList<>();
    private int size;
    private int unread;
    private long begun;
    private int mostBytes = MOST_BYTES;

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
        unread = 0;
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

    /** Reads the rows of the first keys: of all, if they are not too long. */
    public void read() {
        read(MOST_BYTES);
    }

    /** The same for whoever asks for about so many bytes of rows, and forgets the rest unread. */
    public void read(int bytes) {
        mostBytes = bytes;
        readFrom(0);
    }

    /**
     * Key number {@code i}, and its row; the rows of those before may be forgotten by now. To be asked for in the order of
     * the keys.
     */
    public Lookup row(int i) {
        if (i >= unread) {
            readFrom(i);
        }
        return lookups.get(i);
    }

    private void readFrom(int first) {
        for (int i = 0; i < groups.size(); i++) {
            groups.get(i).forget(first);
        }
        if (groups.size() > 1) {
            // INVARIANT: the group of the first key is the first to be read, so that each reading gets on.
            groups.sort(BY_FIRST_UNREAD);
        }
        long share = mostBytes / Math.max(1, groups.size());
        long bytes = 0;
        unread = size;
        for (int i = 0; i < groups.size(); i++) {
            bytes += bytes < mostBytes ? groups.get(i).read(share) : 0;
            unread = Math.min(unread, groups.get(i).unread());
        }
    }

    /** How many keys there are. */
    public int size() {
        return size;
    }

    /** The key that was added as number {@code i}; whether it was refused is known, its row perhaps not yet. */
    public Lookup get(int i) {
        return lookups.get(i);
    }

    /** Counts the keys, and the command that has asked for them; for each dataset if it asked several. */
    public void countAsOne(LookupKind kind, long nanos) {
        countKeys();
        for (int i = 0; i < groups.size(); i++) {
            groups.get(i).countTime(kind, nanos, 1);
        }
    }

    /** Counts the keys, each as a command of its own. */
    public void countEach(LookupKind kind, long nanos) {
        countKeys();
        for (int i = 0; i < groups.size(); i++) {
            groups.get(i).countTime(kind, nanos, groups.get(i).size());
        }
    }

    /** Counts the keys of a command that is not at its end yet. */
    public void countKeys() {
        for (int i = 0; i < groups.size(); i++) {
            groups.get(i).countKeys();
        }
    }

    /** The same, and adds to {@code asked} the counts of each dataset, for the time of the command at its end. */
    public void countKeys(Set<DatasetCounts> asked) {
        countKeys();
        for (int i = 0; i < groups.size(); i++) {
            asked.add(groups.get(i).view().counts());
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

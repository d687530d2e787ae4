package io.slipway.catalog.sweep;

import io.slipway.catalog.store.ObjectKey;
import io.slipway.catalog.store.ObjectStat;
import java.util.List;

/**
 * What a sweep did, or would do.
 *
 * @param floor attempts begun below it are over
 * @param garbage the objects that were deleted (dry run: that would be)
 * @param leavings unfinished writes that were removed; 0 in a dry run
 * @param strangers objects among the datasets that Slipway did not write; they are left alone
 * @param kept notes of what lies outside of the store and could not be removed; a later sweep tries again
 */
public record SweepReport(
        boolean dryRun,
        long floor,
        List<ObjectStat> garbage,
        int leavings,
        List<ObjectKey> strangers,
        List<Kept> kept) {
    public SweepReport {
        garbage = List.copyOf(garbage);
        strangers = List.copyOf(strangers);
        kept = List.copyOf(kept);
    }

    /** A note that stays with what it speaks of, and why. */
    public record Kept(ObjectKey note, String reason) {}

    /** The room gained. */
    public long bytes() {
        return garbage.stream().mapToLong(ObjectStat::bytes).sum();
    }
}

package io.slipway.schemas.sharding;

/**
 * A contiguous range of slots.
 *
 * @param first the first slot, inclusive
 * @param last the last slot, inclusive
 */
public record SlotRange(int first, int last) {
    public static final SlotRange ALL = new SlotRange(0, Slots.COUNT - 1);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException unless {@code 0 <= first <= last < 16384}
     */
    public SlotRange {
        if (first < 0 || last < first || last >= Slots.COUNT) {
            throw new IllegalArgumentException(
                    "Cannot have a slot range: expected=0 <= first <= last <= 16383 actual=" + first + ".." + last);
        }
    }

    /** The slots of {@code count} slot groups from {@code firstGroup} on. */
    public static SlotRange ofGroups(int firstGroup, int count) {
        return new SlotRange(firstGroup * Slots.PER_GROUP, (firstGroup + count) * Slots.PER_GROUP - 1);
    }

    public boolean contains(int slot) {
        return slot >= first && slot <= last;
    }

    public boolean contains(SlotRange other) {
        return other.first >= first && other.last <= last;
    }

    public boolean overlaps(SlotRange other) {
        return other.first <= last && other.last >= first;
    }

    public int count() {
        return last - first + 1;
    }

    public int firstGroup() {
        return Slots.groupOf(first);
    }

    public int lastGroup() {
        return Slots.groupOf(last);
    }

    @Override
    public String toString() {
        return first + ".." + last;
    }
}

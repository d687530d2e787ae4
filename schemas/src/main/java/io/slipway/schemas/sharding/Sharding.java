package io.slipway.schemas.sharding;

/**
 * The division of the slots into equal shards: contiguous ranges of whole slot groups, one for each build task.
 *
 * @param shards a power of two from 1 to 256
 */
public record Sharding(int shards) {
    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException unless it is a power of two from 1 to 256
     */
    public Sharding {
        if (shards < 1 || shards > Slots.GROUPS || Integer.bitCount(shards) != 1) {
            throw new IllegalArgumentException(
                    "Cannot divide the slots: expected=a power of two from 1 to 256 actual=" + shards);
        }
    }

    /** The shard, from 0, that a slot belongs to. */
    public int shardOf(int slot) {
        return slot / slotsPerShard();
    }

    /** The slots of a shard. */
    public SlotRange range(int shard) {
        return SlotRange.ofGroups(shard * groupsPerShard(), groupsPerShard());
    }

    public int groupsPerShard() {
        return Slots.GROUPS / shards;
    }

    private int slotsPerShard() {
        return Slots.COUNT / shards;
    }
}

package io.slipway.batch.job.run;

import io.slipway.sst.write.SortedRows;

/** Where the rows of shards go. Several threads write at once, each a shard of its own. */
interface ShardOutput {
    /**
     * Takes all rows of a shard.
     *
     * @param bytesPerSlotGroup of each of the 256 slot groups the sum of keys and values, exactly
     */
    void write(int shard, long[] bytesPerSlotGroup, SortedRows rows);
}

package io.slipway.batch.job.run;

import io.slipway.schemas.sharding.Sharding;
import io.slipway.sst.profile.SstProfile;
import io.slipway.sst.write.ShardWriter;
import io.slipway.sst.write.SortedRows;
import io.slipway.sst.write.SstFile;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Shards become SST files.
 *
 * @param folder where files stand until {@code finished} has dealt with them
 * @param finished takes each file, from any thread
 */
record FileOutput(Sharding sharding, Path folder, Consumer<SstFile> finished) implements ShardOutput {
    @Override
    public void write(int shard, long[] bytesPerSlotGroup, SortedRows rows) {
        new ShardWriter(SstProfile.STANDARD, folder, sharding.range(shard), bytesPerSlotGroup).write(rows, finished);
    }
}

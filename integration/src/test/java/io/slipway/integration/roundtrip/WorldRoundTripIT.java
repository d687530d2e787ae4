package io.slipway.integration.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.batch.job.BuildResult;
import io.slipway.catalog.s3.S3ObjectStore;
import io.slipway.catalog.s3.S3ProxyServer;
import io.slipway.catalog.store.LocalObjectStore;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.integration.fixture.RunningSlipway;
import io.slipway.integration.world.WorldParquet;
import io.slipway.integration.world.WorldRows;
import io.slipway.integration.world.WorldText;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A large dataset with composite, skewed keys and text in every script comes back field by field as it went in. */
class WorldRoundTripIT {
    private static final long SEED = 20_260_101;
    private static final boolean FULL = Boolean.getBoolean("slipway.full");
    private static final String DATASET = """
            dataset: world
            inputs: { rows: "world.parquet" }
            key:
              partition: [country, city]
              sort: [day desc, serial, tag]
            shards: 16
            """;

    @TempDir
    Path folder;

    @Test
    void throughALocalFolder() throws Exception {
        try (ObjectStore store = new LocalObjectStore(folder.resolve("root"))) {
            comesBack(store, new WorldRows(WorldText.ofThisJdk(), SEED, FULL ? 2_000_000 : 100_000));
        }
    }

    @Test
    void throughAnS3Server() throws Exception {
        try (S3ProxyServer server = S3ProxyServer.start(folder)) {
            server.createBucket("lake");
            try (ObjectStore store = S3ObjectStore.open("lake", "some/prefix", server.settings())) {
                comesBack(store, new WorldRows(WorldText.ofThisJdk(), SEED + 1, FULL ? 500_000 : 20_000));
            }
        }
    }

    private void comesBack(ObjectStore store, WorldRows rows) throws Exception {
        WorldParquet.write(rows, folder.resolve("world.parquet"));
        try (RunningSlipway slipway = RunningSlipway.found(store, folder)) {
            BuildResult built = slipway.push(DATASET);
            assertThat(slipway.builds().manifest(built).rows()).isEqualTo(rows.count());

            WorldAnswers expected = new WorldAnswers(rows, "world");
            expected.compareFields(slipway.jedis());
            expected.compareDocuments(slipway.node());
            expected.compareRanges(slipway.jedis(), slipway.node());
        }
    }
}

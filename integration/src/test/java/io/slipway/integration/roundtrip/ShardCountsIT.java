package io.slipway.integration.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.batch.job.BuildResult;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.store.LocalObjectStore;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.integration.fixture.RunningSlipway;
import io.slipway.integration.world.WorldParquet;
import io.slipway.integration.world.WorldRows;
import io.slipway.integration.world.WorldText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The number of shards is nobody's business but the builder's. */
class ShardCountsIT {
    private static final String DATASET = """
        dataset: world
        inputs: { rows: "world.parquet" }
        key:
          partition: [country, city]
          sort: [day desc, serial, tag]
        shards: COUNT
        """;

    @TempDir
    Path folder;

    @Test
    void theSameRowsInAnyNumberOfShardsGiveTheSameAnswersAndTheSameChecksum() throws Exception {
        WorldRows rows = new WorldRows(WorldText.ofThisJdk(), 7, 10_000);
        WorldParquet.write(rows, folder.resolve("world.parquet"));
        WorldAnswers expected = new WorldAnswers(rows, "world");
        List<Manifest> manifests = new ArrayList<>();
        try (ObjectStore store = new LocalObjectStore(folder.resolve("root"));
                RunningSlipway slipway = RunningSlipway.found(store, folder)) {
            for (int shards : new int[] {1, 2, 8, 64}) {
                BuildResult built = slipway.push(DATASET.replace("COUNT", Integer.toString(shards)));
                manifests.add(slipway.builds().manifest(built));
                expected.compareFields(slipway.jedis());
                expected.compareDocuments(slipway.node());
                expected.compareRanges(slipway.jedis(), slipway.node());
            }
        }
        assertThat(manifests)
                .extracting(Manifest::rowChecksum)
                .containsOnly(manifests.get(0).rowChecksum());
        assertThat(manifests).extracting(Manifest::rows).containsOnly(10_000L);
        assertThat(manifests)
                .extracting(manifest -> manifest.files().size())
                .as("files, none for a shard without rows")
                .isSorted()
                .first()
                .isEqualTo(1);
    }
}

package io.slipway.integration.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.store.LocalObjectStore;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.integration.fixture.RunningSlipway;
import io.slipway.integration.world.WorldParquet;
import io.slipway.integration.world.WorldRows;
import io.slipway.integration.world.WorldText;
import io.slipway.kafka.broker.SharedBroker;
import io.slipway.serving.TopicOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a node has its rows from files or from Kafka is nobody's business but its own. */
class TopicAnswersIT {
    private static final String DATASET = """
        dataset: world
        inputs: { rows: "world.parquet" }
        key:
          partition: [country, city]
          sort: [day desc, serial, tag]
        shards: SHARDS
        publish: { sst: FILES, kafka: TOPIC }
        """;

    @TempDir
    Path folder;

    @Test
    void theSameRowsFromFilesOrATopicInAnyNumberOfShardsGiveTheSameAnswers() throws Exception {
        WorldRows rows = new WorldRows(WorldText.ofThisJdk(), 11, 5_000);
        WorldParquet.write(rows, folder.resolve("world.parquet"));
        WorldAnswers expected = new WorldAnswers(rows, "world");
        TopicOptions kafka = new TopicOptions(SharedBroker.get().settings(), true);
        try (ObjectStore store = new LocalObjectStore(folder.resolve("root"));
                RunningSlipway slipway = RunningSlipway.found(store, folder, kafka)) {
            Manifest files = push(slipway, 2, true, false);
            for (int shards : new int[] {1, 2, 32}) {
                compare(expected, slipway, files, push(slipway, shards, false, true));
            }
            compare(expected, slipway, files, push(slipway, 4, true, true));
        }
    }

    private static Manifest push(RunningSlipway slipway, int shards, boolean files, boolean topic) {
        String yaml = DATASET.replace("SHARDS", Integer.toString(shards))
                .replace("FILES", Boolean.toString(files))
                .replace("TOPIC", Boolean.toString(topic));
        return slipway.builds().manifest(slipway.push(yaml));
    }

    private static void compare(WorldAnswers expected, RunningSlipway slipway, Manifest files, Manifest topic)
            throws Exception {
        assertThat(topic.topic()).isNotNull();
        assertThat(topic.rowChecksum()).isEqualTo(files.rowChecksum());
        expected.compareFields(slipway.jedis());
        expected.compareDocuments(slipway.node());
        expected.compareRanges(slipway.jedis(), slipway.node());
    }
}

package io.slipway.integration.swap;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.entry.StoredEntry;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.DatasetState;
import io.slipway.catalog.store.LocalObjectStore;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.integration.fixture.Eventually;
import io.slipway.integration.fixture.RunningSlipway;
import io.slipway.integration.world.WorldParquet;
import io.slipway.schemas.dataset.DatasetName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two datasets are swapped together and rolled back again and again while connections keep reading both. */
class SwapUnderLoadIT {
    private static final int SWAPS = Boolean.getBoolean("slipway.full") ? 100 : 10;
    private static final int ROWS = 5_000;
    private static final int RESP_READERS = 3;
    private static final String DATASET = """
            dataset: NAME
            inputs: { rows: "rows.parquet" }
            parameters: { v: "0" }
            derive: "SELECT id, ${v} AS v FROM rows"
            key: { partition: [id] }
            """;

    @TempDir
    Path folder;

    private final List<Reader> readers = new ArrayList<>();

    @Test
    void noErrorNoMixedCommandNoSequenceThatGoesBack() throws Exception {
        WorldParquet.write("SELECT range::VARCHAR AS id FROM range(" + ROWS + ")", folder.resolve("rows.parquet"));
        try (ObjectStore store = new LocalObjectStore(folder.resolve("root"));
                RunningSlipway slipway = RunningSlipway.found(store, folder)) {
            for (String version : List.of("1", "2")) {
                slipway.push(DATASET.replace("NAME", "first"), Map.of("v", version));
                slipway.push(DATASET.replace("NAME", "second"), Map.of("v", version));
            }
            startReading(slipway);
            for (int swap = 0; swap < SWAPS; swap++) {
                swap(slipway, swap);
            }
            stopReading();
            assertThat(readers).flatExtracting(Reader::complaints).isEmpty();
            assertThat(readers).allSatisfy(reader -> assertThat(reader.reads()).isGreaterThan(SWAPS));
            compareWithLog(slipway.builds().catalog());
        }
    }

    @AfterEach
    void stopReading() throws InterruptedException {
        for (Reader reader : readers) {
            reader.stop();
        }
    }

    private void startReading(RunningSlipway slipway) {
        for (int i = 0; i < RESP_READERS; i++) {
            readers.add(new RespReader(slipway.jedis(), ROWS, new SplittableRandom(i)));
        }
        readers.add(new HttpReader(slipway.node(), ROWS, new SplittableRandom(RESP_READERS)));
        readers.forEach(Reader::start);
    }

    /** To 1 by an order or by rollbacks, to 2 by an order; then until every reader has read on it. */
    private void swap(RunningSlipway slipway, int number) {
        if (number % 4 == 2) {
            rollBack(slipway, "first");
            rollBack(slipway, "second");
        } else {
            activate(slipway, number % 2 == 0 ? 1 : 2);
        }
        List<Long> reads = readers.stream().map(Reader::reads).toList();
        Eventually.holds("readers read on", () -> {
            for (int i = 0; i < readers.size(); i++) {
                Reader reader = readers.get(i);
                if (reader.reads() <= reads.get(i) + 1 && reader.complaints().isEmpty()) {
                    return false;
                }
            }
            return true;
        });
    }

    private static void activate(RunningSlipway slipway, int version) {
        String body = "{\"reason\":\"test\",\"versions\":[{\"dataset\":\"first\",\"version\":" + version
                + "},{\"dataset\":\"second\",\"version\":" + version + "}]}";
        // A rolled back version is staged again before it can be activated.
        for (String dataset : List.of("first", "second")) {
            String path = "/v1/datasets/" + dataset + "/versions/" + version;
            if (slipway.loader().get(path).path("status").asText().equals("ROLLED_BACK")) {
                slipway.loader().post(path + "/stage", "{\"reason\":\"test\"}");
            }
        }
        Eventually.holds(
                "the swap to " + version,
                () -> slipway.loader().order("/v1/activations", body).statusCode() == 200);
    }

    private static void rollBack(RunningSlipway slipway, String dataset) {
        String path = "/v1/datasets/" + dataset;
        Eventually.holds(
                "rollback is ready",
                () -> slipway.loader().get(path).path("rollbackReady").asText().equals("YES"));
        slipway.loader().post(path + "/rollback", "{\"reason\":\"test\",\"hold\":false}");
    }

    private void compareWithLog(Catalog catalog) {
        Map<Long, Map<String, Long>> active = new HashMap<>();
        CatalogState state = CatalogState.EMPTY;
        for (StoredEntry entry : catalog.entries(0, catalog.refresh().sequence())) {
            state = state.apply(entry);
            active.put(state.sequence(), active(state));
        }
        assertThat(readers).flatExtracting(Reader::sightings).allSatisfy(seen -> assertThat(
                        LongStream.rangeClosed(seen.before(), seen.after()).mapToObj(active::get))
                .anySatisfy(at -> assertThat(at).containsAllEntriesOf(seen.versions())));
    }

    private static Map<String, Long> active(CatalogState state) {
        Map<String, Long> active = new HashMap<>();
        for (String name : List.of("first", "second")) {
            state.dataset(new DatasetName(name))
                    .flatMap(DatasetState::active)
                    .ifPresent(version -> active.put(name, version.number().value()));
        }
        return active;
    }
}

package io.slipway.loader.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.catalog.Catalog;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.StoredEntry;
import io.slipway.catalog.state.RequestMemory;
import io.slipway.catalog.state.VersionStatus;
import io.slipway.loader.fixture.Definitions;
import io.slipway.schemas.dataset.DatasetName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The log arbitrates: two loaders on one namespace do the work once. */
class TwoLoadersTest {
    private static final LoaderTimes QUICK =
            new LoaderTimes(Duration.ofMillis(200), Duration.ofMillis(20), Duration.ofMinutes(10), Duration.ofHours(1));
    private static final DatasetName ROUTES = new DatasetName("routes");

    private final Namespace namespace = new Namespace();

    @Test
    void doTheWorkOnceAndWriteNothingThatIsVoid() throws Exception {
        namespace.define(Definitions.automatic());
        try (LoaderServer one = start();
                LoaderServer two = start()) {
            FakeNode node = FakeNode.start("a", namespace, List.of(), one, two);
            for (int push = 1; push <= 8; push++) {
                namespace.push(ROUTES, "p" + push, 10);
                assertThat(settled(push % 2 == 0 ? one : two, "p" + push)).isEqualTo("LIVE");
            }
            node.fallSilent();
        }

        Catalog catalog = namespace.open();
        List<StoredEntry> entries = catalog.entries(0, catalog.state().sequence());
        assertThat(catalog.state().requests().outcomes())
                .extracting(RequestMemory.Outcome::refusal)
                .containsOnlyNulls();
        assertThat(entries.stream()
                        .flatMap(entry -> entry.entry().changes().stream())
                        .filter(Change.Activate.class::isInstance))
                .hasSize(8);
        assertThat(catalog.state().dataset(ROUTES).orElseThrow().in(VersionStatus.ACTIVE))
                .hasSize(1);
    }

    @Test
    void oneTakesOverWhereTheOtherEnded() throws Exception {
        namespace.define(Definitions.automatic());
        LoaderServer first = start();
        FakeNode slow = FakeNode.start("a", namespace, List.of("routes@1"), first);
        namespace.push(ROUTES, "p1", 10);
        while (!new Rest(first).get("/v1/pushes/p1").get("stage").asText().equals("PREPARING")) {
            Thread.onSpinWait();
        }
        first.close();
        slow.fallSilent();

        try (LoaderServer second = start()) {
            FakeNode ready = FakeNode.start("a", namespace, List.of(), second);

            assertThat(settled(second, "p1")).isEqualTo("LIVE");
            ready.fallSilent();
        }
    }

    @Test
    void bothAreAskedToRollBackAtOnceAndTakeOneStep() throws Exception {
        namespace.define(Definitions.automatic());
        try (LoaderServer one = start();
                LoaderServer two = start()) {
            FakeNode node = FakeNode.start("a", namespace, List.of(), one, two);
            for (int push = 1; push <= 3; push++) {
                namespace.push(ROUTES, "p" + push, 10);
                assertThat(settled(one, "p" + push)).isEqualTo("LIVE");
            }
            assertThat(settled(two, "p3")).isEqualTo("LIVE");
            String body = "{\"reason\":\"bad\",\"from\":3}";

            List<Integer> answers = List.of(one, two).parallelStream()
                    .map(loader -> Rest.status(loader, "/v1/datasets/routes/rollback", body))
                    .sorted()
                    .toList();

            assertThat(answers).containsExactly(200, 409);
            assertThat(new Rest(one).get("/v1/datasets/routes").get("active").asLong())
                    .isEqualTo(2);
            node.fallSilent();
        }
    }

    private LoaderServer start() {
        return LoaderServer.start(
                LoaderOptions.defaults().withPort(0).withTimes(QUICK), namespace.open(), namespace.store());
    }

    private static String settled(LoaderServer loader, String push) throws Exception {
        JsonNode view = new Rest(loader).get("/v1/pushes/" + push + "?wait=30s");
        return view.get("stage").asText();
    }
}

package io.slipway.integration.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipway.catalog.append.ChangeRequest;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Change.Decider;
import io.slipway.catalog.entry.RequestId;
import io.slipway.catalog.state.DatasetState;
import io.slipway.catalog.state.VersionState;
import io.slipway.integration.fixture.Eventually;
import io.slipway.integration.process.Lake;
import io.slipway.integration.program.Program;
import io.slipway.integration.proxy.Hold;
import io.slipway.integration.proxy.HoldingProxy;
import io.slipway.kafka.broker.KafkaBroker;
import io.slipway.kafka.broker.SharedBroker;
import io.slipway.kafka.sink.search.OpenSearchProcess;
import io.slipway.kafka.sink.search.SearchClient;
import io.slipway.kafka.sink.search.SearchServer;
import io.slipway.kafka.sink.search.SearchTarget;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The verb {@code sink search} as a process. */
class SearchSinkProgramIT {
    private static final DatasetName NUMBERS = new DatasetName("numbers");

    @TempDir
    private Path folder;

    private static Program start(Lake lake, URI server, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("sink", "search", "--to", server.toString()));
        arguments.addAll(List.of("--dataset", NUMBERS.text(), "--bulk-bytes", "16KiB"));
        arguments.addAll(List.of(more));
        return lake.launcher().start(arguments.toArray(String[]::new));
    }

    private static VersionState build(Lake lake, String v) throws Exception {
        lake.build("push" + v, v);
        VersionState built = lake.versions().get(lake.versions().size() - 1);
        change(lake, new Change.Stage(NUMBERS, built.number(), 0, Decider.POLICY));
        @Nullable VersionNumber active = active(lake).map(VersionState::number).orElse(null);
        change(lake, new Change.Activate(NUMBERS, built.number(), active, active, 0, Decider.POLICY));
        return built;
    }

    private static Optional<VersionState> active(Lake lake) {
        return lake.builds().catalog().refresh().dataset(NUMBERS).flatMap(DatasetState::active);
    }

    private static void change(Lake lake, Change change) {
        ChangeRequest request = new ChangeRequest("test", RequestId.random(new SecureRandom()), null);
        lake.builds().catalog().change(request, state -> List.of(change));
    }

    private static String indexOf(VersionState version) {
        return "numbers-v" + version.number() + "-"
                + version.manifestSha256().hex().substring(0, 8);
    }

    private static SearchClient client(URI server) {
        return new SearchClient(SearchTarget.open(server), Duration.ofMinutes(1));
    }

    @Test
    void goesOnAfterAKillBehindWhatTheServerTook() throws Exception {
        KafkaTarget target = KafkaTarget.of(SharedBroker.get(), folder);
        try (SearchServer server = SearchServer.start();
                HoldingProxy proxy = HoldingProxy.before(server.uri().getPort());
                Lake lake = Lake.inFolder(folder, KafkaTarget.TOPIC_ALONE, target.variables())) {
            VersionState one = build(lake, "1");
            try (Program sink = start(lake, proxy.endpoint(), "--rate", "1000")) {
                Eventually.holds("some rows are loaded", () -> server.writes() > 3);
                Hold answer = proxy.holdAnswer("^POST .*_bulk");
                answer.awaitReached();
                sink.kill();
            }
            assertThat(server.documents(indexOf(one)).size()).isBetween(1, Lake.ROWS - 1);
            try (Program sink = start(lake, server.uri(), "--once", "--output", "json")) {
                sink.requireDone();
                assertThat(sink.said()).contains("\"index\" : \"" + indexOf(one) + "\"");
            }

            assertThat(server.documents(indexOf(one))).hasSize(Lake.ROWS);
            assertThat(client(server.uri()).aliased("numbers")).containsExactly(indexOf(one));
        }
    }

    @Test
    void goesOnWhenTheBrokerWasKilled() throws Exception {
        try (KafkaBroker broker = KafkaBroker.start(Files.createDirectory(folder.resolve("broker")));
                SearchServer server = SearchServer.start()) {
            KafkaTarget target = KafkaTarget.of(broker, folder);
            try (Lake lake = Lake.inFolder(folder, KafkaTarget.TOPIC_ALONE, target.variables())) {
                VersionState one = build(lake, "1");
                try (Program sink = start(lake, server.uri(), "--rate", "1000", "--once")) {
                    Eventually.holds("some rows are loaded", () -> server.writes() > 3);
                    broker.kill();
                    broker.restart();
                    sink.requireDone();
                }
                assertThat(server.documents(indexOf(one))).hasSize(Lake.ROWS);
            }
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "slipway.full", matches = "true", disabledReason = "only with -Pfull")
    void followsADatasetInARealOpenSearch() throws Exception {
        Optional<Path> java = OpenSearchProcess.java25();
        assumeTrue(java.isPresent(), "there is no Java 25 in " + OpenSearchProcess.JAVAS + ", which OpenSearch needs");
        KafkaTarget target = KafkaTarget.of(SharedBroker.get(), folder);
        try (OpenSearchProcess search =
                        OpenSearchProcess.start(java.get(), Files.createDirectory(folder.resolve("search")));
                Lake lake = Lake.inFolder(folder, KafkaTarget.TOPIC_ALONE, target.variables())) {
            SearchClient client = client(search.uri());
            VersionState one = build(lake, "1");
            try (Program sink = start(lake, search.uri())) {
                sink.awaitSaying("(alias numbers names " + indexOf(one) + ")");
                assertThat(client.count("numbers")).isEqualTo(Lake.ROWS);
                VersionState two = build(lake, "2");
                sink.awaitSaying("(alias numbers names " + indexOf(two) + ")");
                change(lake, new Change.RollBack(NUMBERS, two.number(), one.number(), false));
                Eventually.holds("the alias names the first version again", () -> client.aliased("numbers")
                        .contains(indexOf(one)));
                change(lake, new Change.Expire(NUMBERS, two.number()));
                sink.awaitSaying("(deleted " + indexOf(two) + ")");
                assertThat(client.count("numbers")).isEqualTo(Lake.ROWS);
            }
        }
    }
}

package io.slipway.kafka.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.state.VersionState;
import io.slipway.kafka.broker.SharedBroker;
import io.slipway.kafka.sink.load.LoadOptions;
import io.slipway.kafka.sink.load.LoadPause;
import io.slipway.kafka.sink.search.IndexMeta;
import io.slipway.kafka.sink.search.SearchClient;
import io.slipway.kafka.sink.search.SearchServer;
import io.slipway.kafka.sink.search.SearchTarget;
import io.slipway.kafka.topic.KafkaSettings;
import io.slipway.kafka.topic.PublishLimits;
import io.slipway.kafka.topic.TopicSettings;
import io.slipway.schemas.failure.BadRowsException;
import io.slipway.schemas.failure.ConflictException;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.RefusedException;
import io.slipway.schemas.failure.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sinks between a real broker and the search server of the tests. */
@Timeout(120)
class SearchSinkIT {
    private static final int ROWS = 3_000;
    private static final int SMALL = 6_000;

    @TempDir
    Path folder;

    private final SearchServer server = SearchServer.start();
    private final SearchClient client = new SearchClient(SearchTarget.open(server.uri()), Duration.ofSeconds(60));
    private final SinkWorld world = new SinkWorld(SharedBroker.get().settings());

    @AfterEach
    void end() {
        server.close();
    }

    /** Waits are short here. */
    private static boolean passing(Duration time) {
        LockSupport.parkNanos(Math.min(time.toNanos(), 5_000_000));
        return false;
    }

    private SearchSink sink() {
        return sink(LoadOptions.DEFAULT);
    }

    private SearchSink sink(LoadOptions options) {
        return world.sink(server.uri(), options, SearchSinkIT::passing);
    }

    /** Requests are short, so that there are many. */
    private LoadOptions many(long maxDeadLetters) {
        return new LoadOptions(OptionalLong.empty(), SMALL, Optional.of(folder), maxDeadLetters);
    }

    private String indexOf(VersionState version) {
        return "routes-v" + version.number() + "-"
                + version.manifestSha256().hex().substring(0, 8);
    }

    private void assertWhole(VersionState version, int rows) {
        assertThat(server.documents(indexOf(version))).hasSize(rows).hasEntrySatisfying("{r7}", document -> assertThat(
                        document.toString())
                .isEqualTo("{\"id\":\"r7\",\"n\":" + (1000 * version.number().value() + 7) + "}"));
    }

    @Test
    void bringsEveryRowIntoAnIndexAndLetsTheAliasNameIt() {
        VersionState one = world.activate(world.register(ROWS));

        sink().once();

        assertWhole(one, ROWS);
        assertThat(client.aliased("routes")).containsExactly(indexOf(one));
        assertThat(world.events()).last().isEqualTo(new SinkEvent.Moved("routes", indexOf(one), "routes@1"));
    }

    @Test
    void replacesAVersionAndGoesBackWithoutALoad() {
        VersionState one = world.activate(world.register(ROWS));
        sink().once();
        VersionState two = world.activate(world.register(ROWS));
        sink().once();
        assertThat(client.aliased("routes")).containsExactly(indexOf(two));
        assertWhole(two, ROWS);
        int writes = server.writes();
        world.change(new Change.RollBack(SinkWorld.ROUTES, two.number(), one.number(), false));

        sink().once();

        assertThat(client.aliased("routes")).containsExactly(indexOf(one));
        assertThat(server.writes()).isEqualTo(writes);
        world.change(new Change.Expire(SinkWorld.ROUTES, two.number()));
        sink().once();
        assertThat(server.names()).containsExactly(indexOf(one));
    }

    @Test
    void followsUntilItIsToEnd() {
        AtomicBoolean end = new AtomicBoolean();
        LoadPause pause = time -> {
            LockSupport.parkNanos(Math.min(time.toNanos(), 50_000_000));
            return end.get();
        };
        CompletableFuture<Void> following =
                CompletableFuture.runAsync(world.sink(server.uri(), LoadOptions.DEFAULT, pause)::follow);
        VersionState one = world.stage(world.register(ROWS));
        await(new SinkEvent.Loaded("routes@1", indexOf(one)), following);
        assertThat(client.aliased("routes")).isEmpty();
        world.change(new Change.Activate(SinkWorld.ROUTES, one.number(), null, null, 0, Change.Decider.POLICY));
        await(new SinkEvent.Moved("routes", indexOf(one), "routes@1"), following);
        end.set(true);
        following.join();
    }

    @Test
    void rollsBackInTheMiddleOfALoad() {
        VersionState one = world.activate(world.register(ROWS));
        sink().once();
        VersionState two = world.activate(world.register(ROWS));
        sink().once();
        world.stage(world.register(ROWS));
        SinkEvent back = new SinkEvent.Moved("routes", indexOf(one), "routes@1");
        world.events().clear();
        AtomicBoolean rolledBack = new AtomicBoolean();
        LoadPause pause = time -> {
            boolean loading = world.events().stream().anyMatch(SinkEvent.Progress.class::isInstance);
            if (loading && rolledBack.compareAndSet(false, true)) {
                world.change(new Change.RollBack(SinkWorld.ROUTES, two.number(), one.number(), false));
            }
            return world.events().contains(back);
        };

        world.sink(server.uri(), many(0), pause).follow();

        assertThat(client.aliased("routes")).containsExactly(indexOf(one));
        assertThat(world.events()).noneMatch(SinkEvent.Loaded.class::isInstance);
    }

    @Test
    void leavesNoClientBehindWhenTheBrokersAreAway() {
        world.activate(world.register(ROWS));
        String id = "left-" + UUID.randomUUID();
        KafkaSettings away = new KafkaSettings(
                Map.of(
                        "bootstrap.servers", "127.0.0.1:1",
                        "client.id", id,
                        "request.timeout.ms", "500",
                        "default.api.timeout.ms", "500"),
                TopicSettings.DEFAULT,
                PublishLimits.NONE,
                OptionalLong.empty());
        SearchSink sink = world.sink(away, server.uri(), "away", LoadOptions.DEFAULT, SearchSinkIT::passing);

        assertThatThrownBy(sink::once).isInstanceOf(UnavailableException.class);

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.contains(id));
    }

    private void await(SinkEvent event, CompletableFuture<Void> following) {
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!world.events().contains(event)) {
            assertThat(System.nanoTime() < deadline && !following.isDone())
                    .as(world.events().toString())
                    .isTrue();
            LockSupport.parkNanos(10_000_000);
        }
    }

    @Test
    void goesOnBehindWhatTheServerTookAfterTheAnswerWasLost() {
        VersionState one = world.activate(world.register(ROWS));
        sink(many(0)).once();
        int alone = server.writes();
        client.delete(indexOf(one));
        StopAfter stop = new StopAfter(16);
        assertThatThrownBy(() -> world.sink(server.uri(), many(0), stop).once())
                .isInstanceOf(UnavailableException.class);
        int before = server.writes() - alone;
        assertThat(before).isBetween(2, alone - 2);
        server.dieInRequest(1);

        sink(many(0)).once();

        assertWhole(one, ROWS);
        assertThat(server.writes() - alone - before)
                .as("requests of the second run, when the first had %s", before)
                .isLessThanOrEqualTo(alone - before + 2);
    }

    /** Ends a sink at the n-th time that it asks. */
    private static final class StopAfter implements LoadPause {
        private int left;

        StopAfter(int asks) {
            this.left = asks;
        }

        @Override
        public boolean isAskedToEndWithin(Duration longest) {
            return left-- <= 0;
        }
    }

    @Test
    void bearsAStormOfRefusals() {
        VersionState one = world.activate(world.register(ROWS));
        server.refuseRequests(4);
        server.refuseDocuments(60);

        sink(many(0)).once();

        assertWhole(one, ROWS);
    }

    @Test
    void keepsRowsThatTheIndexRefusesAsLettersUpToTheLimit() throws IOException {
        VersionState one = world.activate(world.register(ROWS));
        server.refuseForGood("{r5}");
        server.refuseForGood("{r2900}");

        sink(many(2)).once();

        assertThat(server.documents(indexOf(one))).hasSize(ROWS - 2);
        assertThat(client.aliased("routes")).containsExactly(indexOf(one));
        assertThat(Files.readAllLines(folder.resolve(indexOf(one) + ".jsonl")))
                .hasSize(2)
                .anyMatch(line -> line.contains("\"{r5}\"") && line.contains("\"n\":1005"));
    }

    @Test
    void givesAVersionUpThatHasTooManyAndLeavesTheAlias() {
        VersionState one = world.activate(world.register(ROWS));
        sink().once();
        world.activate(world.register(ROWS));
        server.refuseForGood("{r5}");

        assertThatThrownBy(() -> sink().once())
                .isInstanceOf(BadRowsException.class)
                .hasMessageContaining("routes@2")
                .hasMessageContaining("{r5}");
        assertThat(client.aliased("routes")).containsExactly(indexOf(one));
    }

    @Test
    void saysThatAVersionHasNoTopicAndMakesNoIndex() {
        world.activate(world.registerWithoutTopic());

        assertThatThrownBy(() -> sink().once())
                .isInstanceOf(NotFoundException.class)
                .hasMessage("Cannot load routes@1: it was not published to Kafka");
        assertThat(server.names()).isEmpty();
    }

    @Test
    void loadsAnIndexAnewThatSomebodyDeleted() {
        VersionState one = world.activate(world.register(ROWS));
        sink().once();
        client.delete(indexOf(one));

        sink().once();

        assertWhole(one, ROWS);
        assertThat(client.aliased("routes")).containsExactly(indexOf(one));
    }

    @Test
    void loadsAnIndexAnewThatSomebodyDeletesInTheMiddle() {
        VersionState one = world.activate(world.register(ROWS));
        SinkEvent moved = new SinkEvent.Moved("routes", indexOf(one), "routes@1");
        AtomicBoolean deleted = new AtomicBoolean();
        LoadPause pause = time -> {
            boolean loading = world.events().stream().anyMatch(SinkEvent.Progress.class::isInstance);
            if (loading && deleted.compareAndSet(false, true)) {
                client.delete(indexOf(one));
            }
            return world.events().contains(moved);
        };

        world.sink(server.uri(), many(0), pause).follow();

        assertWhole(one, ROWS);
        assertThat(world.events())
                .filteredOn(SinkEvent.Loading.class::isInstance)
                .hasSize(2);
    }

    @Test
    void loadsItAnewWithinOneRunThatEnds() {
        VersionState one = world.activate(world.register(ROWS));
        AtomicBoolean deleted = new AtomicBoolean();
        LoadPause pause = time -> {
            boolean loading = world.events().stream().anyMatch(SinkEvent.Progress.class::isInstance);
            if (loading && deleted.compareAndSet(false, true)) {
                client.delete(indexOf(one));
            }
            return false;
        };

        world.sink(server.uri(), many(0), pause).once();

        assertWhole(one, ROWS);
        assertThat(client.aliased("routes")).containsExactly(indexOf(one));
    }

    @Test
    void endsWhenItsIndexIsDeletedAgainAndAgain() {
        VersionState one = world.activate(world.register(ROWS));
        LoadPause pause = time -> {
            client.delete(indexOf(one));
            return false;
        };

        assertThatThrownBy(() -> world.sink(server.uri(), many(0), pause).once())
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining(indexOf(one));
    }

    @Test
    void triesAVersionAgainWhoseIndexSomebodyDeleted() {
        VersionState one = world.activate(world.register(ROWS));
        server.refuseForGood("{r5}");
        SinkEvent moved = new SinkEvent.Moved("routes", indexOf(one), "routes@1");
        AtomicBoolean deleted = new AtomicBoolean();
        LoadPause pause = time -> {
            boolean givenUp = world.events().stream().anyMatch(SinkEvent.GivenUp.class::isInstance);
            if (givenUp && deleted.compareAndSet(false, true)) {
                server.refuseNothing();
                client.delete(indexOf(one));
            }
            return world.events().contains(moved);
        };

        world.sink(server.uri(), many(0), pause).follow();

        assertWhole(one, ROWS);
    }

    @Test
    void knowsHowManyRowsWereRefusedWhenTheirFileIsLost() throws IOException {
        VersionState one = world.activate(world.register(ROWS));
        server.refuseForGood("{r5}");
        LoadPause afterTheLetter = time -> letters() > 0;
        assertThatThrownBy(
                        () -> world.sink(server.uri(), many(1), afterTheLetter).once())
                .isInstanceOf(UnavailableException.class);
        Files.delete(folder.resolve(indexOf(one) + ".jsonl"));

        sink(many(1)).once();

        assertThat(server.documents(indexOf(one))).hasSize(ROWS - 1);
        assertThat(client.aliased("routes")).containsExactly(indexOf(one));
    }

    private long letters() {
        return world.events().stream()
                .filter(SinkEvent.Progress.class::isInstance)
                .mapToLong(event -> ((SinkEvent.Progress) event).deadLetters())
                .max()
                .orElse(0);
    }

    @Test
    void refusesAnAliasThatIsAnIndex() {
        VersionState one = world.activate(world.register(1));
        sink().once();
        IndexMeta meta = client.indexes(indexOf(one)).get(0).meta().orElseThrow();
        client.delete(indexOf(one));
        client.create("routes", JsonNodeFactory.instance.objectNode(), meta);

        assertThatThrownBy(() -> sink().once())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("an index has this name");
    }

    @Test
    void servesTwoServersFromOneTopic() {
        VersionState one = world.activate(world.register(ROWS));
        try (SearchServer other = SearchServer.start()) {
            SearchSink slow = world.sink(other.uri(), "slow", many(0), SearchSinkIT::passing);
            CompletableFuture<Void> second = CompletableFuture.runAsync(slow::once);
            sink().once();
            second.join();

            assertWhole(one, ROWS);
            assertThat(other.documents(indexOf(one))).hasSize(ROWS);
        }
    }

    @Test
    void saysThatNothingIsActive() {
        assertThatThrownBy(() -> sink().once())
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("no active version");
    }
}

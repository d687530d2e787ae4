package io.slipway.integration.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.batch.job.PushOptions;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.s3.S3ProxyServer;
import io.slipway.integration.process.Lake;
import io.slipway.integration.program.Program;
import io.slipway.integration.proxy.Hold;
import io.slipway.integration.proxy.HoldingProxy;
import io.slipway.kafka.broker.SharedBroker;
import io.slipway.schemas.dataset.PushId;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A publisher that is killed, or overtaken, and the same push again: one version, and no topic but its own. */
class KilledPublisherIT {
    private static final String PUSH = "monday";
    private static final String SLOWLY = "publish.rows.per.second=2500";

    @TempDir
    private static Path servers;

    private static S3ProxyServer server;

    @TempDir
    private Path folder;

    private HoldingProxy proxy;
    private KafkaTarget target;
    private Lake lake;

    /** Where a publisher stands, and how many topics there are by then. */
    private enum Place {
        BEFORE_ITS_NOTE(0) {
            @Override
            Hold hold(HoldingProxy proxy) {
                return proxy.holdRequest("^PUT .*/topic\\.json");
            }
        },
        BETWEEN_NOTE_AND_TOPIC(0) {
            @Override
            Hold hold(HoldingProxy proxy) {
                return proxy.holdAnswer("^PUT .*/topic\\.json");
            }
        },
        BETWEEN_LAST_RECORD_AND_MANIFEST(1) {
            @Override
            Hold hold(HoldingProxy proxy) {
                return proxy.holdRequest("^PUT .*/manifest\\.json");
            }
        },
        BETWEEN_MANIFEST_AND_REGISTER(1) {
            @Override
            Hold hold(HoldingProxy proxy) {
                return proxy.holdRequest("^PUT .*/log/");
            }
        },
        AFTER_REGISTER(1) {
            @Override
            Hold hold(HoldingProxy proxy) {
                return proxy.holdAnswer("^PUT .*/log/");
            }
        };

        private final int topics;

        Place(int topics) {
            this.topics = topics;
        }

        abstract Hold hold(HoldingProxy proxy);
    }

    /** The two places that leave most behind; all of them with {@code -Pfull}. */
    private static Stream<Place> places() {
        return Boolean.getBoolean("slipway.full")
                ? Stream.of(Place.values())
                : Stream.of(Place.BETWEEN_NOTE_AND_TOPIC, Place.BETWEEN_MANIFEST_AND_REGISTER);
    }

    /** How many records are there when the publisher is killed. */
    private static IntStream records() {
        return Boolean.getBoolean("slipway.full")
                ? IntStream.iterate(1, n -> n < Lake.ROWS, n -> n + 250)
                : IntStream.of(1_000);
    }

    @BeforeAll
    static void startServer() throws Exception {
        server = S3ProxyServer.start(servers);
        server.createBucket(Lake.BUCKET);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void found() throws Exception {
        proxy = HoldingProxy.before(server.port());
        target = KafkaTarget.of(SharedBroker.get(), folder);
        lake = Lake.onS3(server, proxy.endpoint(), folder, KafkaTarget.FILES_AND_TOPIC, target.variables());
    }

    @AfterEach
    void close() throws Exception {
        lake.close();
        proxy.close();
    }

    @ParameterizedTest
    @MethodSource("places")
    void killedAtAPlaceAndPushedAgain(Place place) throws Exception {
        Hold hold = place.hold(proxy);
        try (Program push = lake.startBuild(PUSH, "1")) {
            hold.awaitReached();
            push.kill();
        }
        hold.lose();
        assertThat(target.topics()).hasSize(place.topics);

        pushAgain();

        requireOneCompleteVersion();
    }

    @ParameterizedTest
    @MethodSource("records")
    void killedAtARecordAndPushedAgain(int records) throws Exception {
        target.configure(SLOWLY);
        try (Program push = lake.startBuild(PUSH, "1")) {
            target.awaitRecords(records);
            push.kill();
        }
        assertThat(lake.versions()).isEmpty();

        pushAgain();

        requireOneCompleteVersion();
    }

    @Test
    void twoAtOnceAreOneVersion() throws Exception {
        try (Program one = lake.startBuild(PUSH, "1");
                Program other = lake.startBuild(PUSH, "1")) {
            one.requireDone();
            other.requireDone();
        }
        requireOneCompleteVersion();
    }

    private void pushAgain() {
        lake.builds()
                .reaching(target.settings())
                .build(KafkaTarget.FILES_AND_TOPIC, PushOptions.DEFAULT.withPushId(new PushId(PUSH)));
    }

    private void requireOneCompleteVersion() {
        assertThat(lake.versions()).hasSize(1);
        assertThat(lake.changesFrom(0))
                .filteredOn(Change.Register.class::isInstance)
                .hasSize(1);
        Manifest manifest = lake.manifests().get(0);
        assertThat(manifest.rows()).isEqualTo(Lake.ROWS);
        assertThat(lake.builds().reaching(target.settings()).sweep().kept()).isEmpty();
        assertThat(target.topics()).containsExactly(TopicRows.topic(manifest).name());
        TopicRows.requireComplete(target.settings(), manifest);
        lake.builds().requireComplete(manifest);
    }
}

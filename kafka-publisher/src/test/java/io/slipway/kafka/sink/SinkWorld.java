package io.slipway.kafka.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.catalog.Catalog;
import io.slipway.catalog.append.MonotonicClock;
import io.slipway.catalog.definition.DatasetDefinition;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Change.Activation;
import io.slipway.catalog.entry.Change.Decider;
import io.slipway.catalog.fake.ManualClock;
import io.slipway.catalog.fake.MemoryRoot;
import io.slipway.catalog.fake.Push;
import io.slipway.catalog.json.RawJson;
import io.slipway.catalog.layout.AttemptFolder;
import io.slipway.catalog.layout.AttemptId;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.catalog.state.DatasetState;
import io.slipway.catalog.state.VersionState;
import io.slipway.kafka.read.WrittenTopic;
import io.slipway.kafka.sink.load.LoadOptions;
import io.slipway.kafka.sink.load.LoadPause;
import io.slipway.kafka.sink.plan.SinkIdentity;
import io.slipway.kafka.sink.plan.SinkName;
import io.slipway.kafka.sink.search.SearchTarget;
import io.slipway.kafka.topic.KafkaSettings;
import io.slipway.schemas.checksum.RowChecksum;
import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnType.Scalar;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.PushId;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.row.RowSchema;
import io.slipway.schemas.sharding.Sharding;
import io.slipway.schemas.sharding.Slots;
import io.slipway.schemas.text.ByteSink;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A dataset whose versions lie in topics: ids and a number, which is 1000 times the version and the row's. One thread. */
final class SinkWorld {
    static final DatasetName ROUTES = new DatasetName("routes");
    private static final int SHARDS = 2;
    private static final RowSchema SCHEMA = RowSchema.avro(
            List.of(Column.required("id", Scalar.STRING), Column.required("n", Scalar.LONG)), List.of("id"), List.of());

    private final MemoryRoot root = new MemoryRoot();
    private final String run = UUID.randomUUID().toString();
    private final KafkaSettings kafka;
    private final Catalog catalog = root.init();
    private final List<SinkEvent> events = Collections.synchronizedList(new ArrayList<>());

    SinkWorld(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    List<SinkEvent> events() {
        return events;
    }

    /** A sink that looks for itself. */
    SearchSink sink(URI server, LoadOptions load, LoadPause pause) {
        return sink(server, "search", load, pause);
    }

    SearchSink sink(URI server, String name, LoadOptions load, LoadPause pause) {
        return sink(kafka, server, name, load, pause);
    }

    /** A sink that reads from other brokers than those that have the topics. */
    SearchSink sink(KafkaSettings brokers, URI server, String name, LoadOptions load, LoadPause pause) {
        SinkIdentity identity = new SinkIdentity(ROUTES, new SinkName(name + "-" + run), new SinkName("routes"));
        SinkOptions options =
                new SinkOptions(identity, SearchTarget.open(server), JsonNodeFactory.instance.objectNode(), load);
        return new SearchSink(root.open(), brokers, options, pause, clock(), root.random(), events::add);
    }

    /** A second passes whenever somebody looks. */
    private static MonotonicClock clock() {
        AtomicLong seconds = new AtomicLong();
        return new MonotonicClock() {
            @Override
            public long nanoTime() {
                return Duration.ofSeconds(seconds.incrementAndGet()).toNanos();
            }

            @Override
            public void pause(Duration duration) {
                seconds.addAndGet(duration.toSeconds());
            }
        };
    }

    /** Registers a version with a topic of so many rows. */
    VersionState register(int rows) {
        VersionNumber number =
                catalog.refresh().dataset(ROUTES).map(DatasetState::nextVersion).orElse(new VersionNumber(1));
        ManifestTopic topic = new WrittenTopic(kafka, "routes." + run + "." + number).write(shards(rows, number));
        return register(number, topic);
    }

    /** Registers a version that has files alone. */
    VersionState registerWithoutTopic() {
        return register(
                catalog.refresh().dataset(ROUTES).map(DatasetState::nextVersion).orElse(new VersionNumber(1)), null);
    }

    private VersionState register(VersionNumber number, @Nullable ManifestTopic topic) {
        DatasetDefinition definition = Push.definitionOf(ROUTES);
        Sha256 defined = catalog.persist(definition);
        PushId push = new PushId("push" + number);
        AttemptId attempt = AttemptId.random(catalog.state().sequence(), root.random());
        AttemptFolder folder = new AttemptFolder(ROUTES, push, attempt);
        Manifest manifest = manifest(folder, defined, topic);
        catalog.persist(folder.manifest(), manifest.toJson());
        Change register = new Change.Register(
                ROUTES,
                push,
                attempt,
                attempt.baseSequence(),
                defined,
                folder.manifest(),
                Sha256.of(manifest.toJson()),
                manifest.rows(),
                manifest.bytes(),
                Activation.BY_POLICY,
                null,
                null);
        if (number.value() == 1) {
            root.change(new Change.Define(ROUTES, defined, null), register);
        } else {
            root.change(register);
        }
        return version(number);
    }

    private Manifest manifest(AttemptFolder folder, Sha256 defined, @Nullable ManifestTopic topic) {
        return new Manifest(
                Manifest.FORMAT_VERSION,
                catalog.state().namespaceId(),
                ROUTES,
                folder.pushId(),
                folder.attempt(),
                folder.attempt().baseSequence(),
                ManualClock.START,
                new Manifest.Builder("test", "0", "0"),
                List.of(),
                Collections.emptySortedMap(),
                defined,
                new RawJson(SCHEMA.keyJson()),
                new RawJson(SCHEMA.valueSchemaJson()),
                SHARDS,
                "text",
                topic == null ? 0 : topic.rows(),
                topic == null ? 0 : topic.bytes(),
                Manifest.contentSha256(List.of()),
                topic == null ? RowChecksum.NONE : topic.rowChecksum(),
                List.of(),
                topic,
                List.of(),
                List.of(),
                new RawJson("{}"));
    }

    private static List<NavigableMap<byte[], byte[]>> shards(int rows, VersionNumber number) {
        Sharding sharding = new Sharding(SHARDS);
        List<NavigableMap<byte[], byte[]>> shards = new ArrayList<>();
        IntStream.range(0, SHARDS).forEach(i -> shards.add(new TreeMap<>(Arrays::compareUnsigned)));
        for (int row = 0; row < rows; row++) {
            byte[] text = ("r" + row).getBytes(UTF_8);
            int slot = Slots.slotOf(text, 0, text.length);
            ByteSink key = new ByteSink();
            key.put(slot >>> 8);
            key.put(slot);
            key.put(text);
            ByteSink value = new ByteSink();
            value.putVarint(1000L * number.value() + row);
            shards.get(sharding.shardOf(slot)).put(key.toByteArray(), value.toByteArray());
        }
        return shards;
    }

    VersionState stage(VersionState version) {
        root.change(new Change.Stage(ROUTES, version.number(), 0, Decider.POLICY));
        return version(version.number());
    }

    VersionState activate(VersionState version) {
        VersionState staged = stage(version);
        @Nullable
        VersionNumber active = root.open()
                .state()
                .dataset(ROUTES)
                .flatMap(DatasetState::active)
                .map(VersionState::number)
                .orElse(null);
        root.change(new Change.Activate(ROUTES, staged.number(), active, active, 0, Decider.POLICY));
        return version(version.number());
    }

    void change(Change change) {
        root.change(change);
    }

    private VersionState version(VersionNumber number) {
        return root.open().state().version(ROUTES, number).orElseThrow();
    }
}

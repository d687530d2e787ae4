package io.slipway.benchmarks.topic;

import io.slipway.benchmarks.lab.Command;
import io.slipway.benchmarks.lab.GeneratedRows;
import io.slipway.benchmarks.lab.Lab;
import io.slipway.benchmarks.run.Pairs;
import io.slipway.catalog.Catalog;
import io.slipway.catalog.CatalogOptions;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.store.LocalObjectStore;
import io.slipway.kafka.read.TopicReader;
import io.slipway.serving.disk.DataDirectory;
import io.slipway.serving.disk.Marker;
import io.slipway.serving.disk.PartitionRecord.Part;
import io.slipway.serving.disk.VerifiedFile;
import io.slipway.serving.disk.VersionFolder;
import io.slipway.serving.disk.VersionId;
import io.slipway.serving.open.ReadOrder;
import io.slipway.serving.open.RocksDbFolder;
import io.slipway.serving.open.RocksDbMemory;
import io.slipway.serving.open.VersionReader;
import io.slipway.serving.topic.TopicFetch;
import io.slipway.serving.topic.TopicFetcher;
import io.slipway.sst.profile.SstProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The way of a version from its topic to open on a node, against one consumer that reads the same records and throws them
 * away. Both in one warm process, with fetches of the same size.
 */
final class NodeAgainstConsumer {
    private static final int ROWS = 5_000_000;
    private static final int THREADS = 2;
    private static final int FETCH_BYTES = 8 << 20;

    private final Broker broker;
    private final Manifest manifest;
    private final ManifestTopic topic;
    private final VersionId id;
    private final Path folder;

    private NodeAgainstConsumer(Broker broker, Manifest manifest, VersionId id, Path folder) {
        this.broker = broker;
        this.manifest = manifest;
        this.topic = Objects.requireNonNull(manifest.topic());
        this.id = id;
        this.folder = folder;
    }

    static Pairs take(Lab lab) throws Exception {
        Broker broker = Broker.start(lab);
        Path root = build(lab, broker);
        try (LocalObjectStore store = new LocalObjectStore(root)) {
            Catalog catalog = Catalog.open(store, CatalogOptions.of(Clock.systemUTC(), new Random(1)));
            VersionState version = catalog.state().versions().findFirst().orElseThrow();
            Manifest manifest = catalog.manifest(version.manifestKey(), version.manifestSha256());
            VersionId id = new VersionId(version.dataset(), version.manifestSha256());
            NodeAgainstConsumer both = new NodeAgainstConsumer(broker, manifest, id, lab.folder());
            return Pairs.inTurn("rows/s", lab.pairs(), both::readIntoAVersion, both::consume);
        }
    }

    private static Path build(Lab lab, Broker broker) throws Exception {
        GeneratedRows.keyAndValue(lab.folder().resolve("rows.parquet"), lab.rows(ROWS));
        Path dataset = Files.writeString(lab.folder().resolve("kv.yaml"), """
                dataset: kv
                inputs:
                  rows: { uri: "rows.parquet" }
                key:
                  partition: [id]
                value: raw
                publish: { sst: false, kafka: true }
                """);
        Path config = Files.writeString(
                lab.folder().resolve("kafka.properties"),
                "bootstrap.servers=" + broker.settings().brokers() + "\n");
        Path root = lab.folder().resolve("root");
        Path log = lab.folder().resolve("build.log");
        Command.run(log, lab.slipway("init", "--root", root.toString()));
        Command.run(
                log,
                lab.slipway(
                        "build",
                        dataset.toString(),
                        "--root",
                        root.toString(),
                        "--kafka-config",
                        config.toString(),
                        "--quiet"));
        return root;
    }

    private double readIntoAVersion() throws IOException {
        Path target = Files.createTempDirectory(folder, "node-");
        long start = System.nanoTime();
        try (DataDirectory directory = DataDirectory.open(target);
                RocksDbMemory memory = new RocksDbMemory(64 << 20)) {
            directory.claim(manifest.namespaceId());
            VersionFolder version = directory.folder(id);
            version.resume();
            SstProfile profile = SstProfile.named(manifest.sstProfile());
            TopicFetcher fetcher = new TopicFetcher(new TopicReader(broker.settings()), List.of(), THREADS);
            TopicFetch fetch = fetcher.fetch(topic, profile, version, waiting -> false);
            fetch.run();
            open(fetch.files(), profile, version, memory);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Lab.delete(target);
        return topic.rows() / seconds;
    }

    private void open(List<Part> files, SstProfile profile, VersionFolder version, RocksDbMemory memory) {
        RocksDbFolder databases = new RocksDbFolder(memory);
        databases.make(
                profile, files.stream().map(Part::sha256).map(version::file).toList(), version.reading());
        version.mark(Marker.of(
                topic.rows(),
                files.stream()
                        .map(part -> new VerifiedFile(part.sha256(), part.bytes()))
                        .toList()));
        try (VersionReader reader =
                databases.open(new ReadOrder("kv@1", profile, version.reading(), topic.rows(), () -> {}))) {
            requireRows(reader.rows());
        }
    }

    private double consume() {
        long start = System.nanoTime();
        Map<TopicPartition, Long> from = new HashMap<>();
        topic.partitions()
                .forEach(each -> from.put(new TopicPartition(topic.name(), each.partition()), each.startOffset()));
        long rows = 0;
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings())) {
            consumer.assign(from.keySet());
            from.forEach(consumer::seek);
            while (rows < topic.rows()) {
                rows += consumer.poll(Duration.ofSeconds(1)).count();
            }
        }
        requireRows(rows);
        return rows / ((System.nanoTime() - start) / 1e9);
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = broker.settings().client();
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 8_192);
        return settings;
    }

    private void requireRows(long rows) {
        if (rows != topic.rows()) {
            throw new IllegalStateException("rows are missing: " + rows + " of " + topic.rows());
        }
    }
}

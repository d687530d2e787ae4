package io.slipway.batch.job;

import io.slipway.batch.file.DatasetFile;
import io.slipway.batch.progress.ProgressListener;
import io.slipway.catalog.Catalog;
import io.slipway.catalog.CatalogOptions;
import io.slipway.catalog.append.ChangeRequest;
import io.slipway.catalog.append.WriterClock;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.RequestId;
import io.slipway.catalog.fake.ManualClock;
import io.slipway.catalog.follow.CatalogListener;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.manifest.ManifestFile;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.store.LocalObjectStore;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.kafka.topic.KafkaSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** A root in a folder, inputs beside it, and builds into it. */
final class Bench {
    private static final long MEMORY = 256L << 20;

    private final Path folder;
    private final ObjectStore store;
    private final RandomGenerator random;
    private CatalogOptions options;
    private InputStream standardInput = new ByteArrayInputStream(new byte[0]);
    private Function<URI, ObjectStore> inputStores = uri -> {
        throw new AssertionError(uri);
    };
    private long memory = MEMORY;
    private Optional<KafkaSettings> kafka = Optional.empty();

    private Bench(Path folder, ObjectStore store, long seed) {
        this.folder = folder;
        this.store = store;
        this.random = new Random(seed);
        this.options = CatalogOptions.of(Clock.systemUTC(), random);
    }

    static Bench in(Path folder) throws IOException {
        return on(folder, new LocalObjectStore(Files.createDirectories(folder.resolve("root"))), 1);
    }

    static Bench on(Path folder, ObjectStore store, long seed) {
        return new Bench(folder, store, seed);
    }

    Catalog catalog() {
        return Catalog.isInitialised(store)
                ? Catalog.open(store, options)
                : Catalog.init(store, options, new ChangeRequest("test", new RequestId("init"), null));
    }

    Bench withStandardInput(InputStream in) {
        standardInput = in;
        return this;
    }

    /** Inputs of buckets come from these stores. */
    Bench withInputStores(Function<URI, ObjectStore> stores) {
        inputStores = stores;
        return this;
    }

    /** Waits for nothing: its catalog's pauses pass on a clock of their own. */
    Bench withManualClock() {
        ManualClock clock = new ManualClock();
        options = new CatalogOptions(
                new WriterClock(clock, clock, random, Duration.ofMinutes(1)), CatalogListener.SILENT, null, null);
        return this;
    }

    Bench withKafka(KafkaSettings settings) {
        kafka = Optional.of(settings);
        return this;
    }

    Bench withMemory(long bytes) {
        memory = bytes;
        return this;
    }

    /** Writes the rows of a query to a file in the folder, in the format that its name ends in. */
    void write(String name, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (" + sql + ") TO '" + folder.resolve(name) + "'");
        }
    }

    BuildResult build(String yaml) {
        return build(yaml, PushOptions.DEFAULT);
    }

    BuildResult build(String yaml, PushOptions options) {
        return build(yaml, options, ProgressListener.SILENT);
    }

    BuildResult build(String yaml, PushOptions options, ProgressListener listener) {
        DatasetFile file = DatasetFile.parse("d.yaml", folder, yaml);
        return BuildJob.run(new BuildRequest(file, catalog(), store, kafka, options, environment()), listener);
    }

    DryRun dryRun(String yaml, int rows) {
        DatasetFile file = DatasetFile.parse("d.yaml", folder, yaml);
        return DryRun.run(file, Map.of(), Optional.of(catalog()), environment(), rows);
    }

    String template(String name) {
        return DatasetFileTemplate.forData(folder.resolve(name), environment()).text();
    }

    private BuildEnvironment environment() {
        return new BuildEnvironment(
                memory, 2, folder.resolve("tmp"), standardInput, inputStores, Clock.systemUTC(), random);
    }

    /** Makes a version active, as an operator does. */
    void activate(VersionState version) {
        catalog()
                .change(
                        new ChangeRequest("test", new RequestId("activate"), null),
                        state -> List.of(
                                new Change.Stage(version.dataset(), version.number(), 0, Change.Decider.OPERATOR),
                                new Change.Activate(
                                        version.dataset(), version.number(), null, null, 0, Change.Decider.OPERATOR)));
    }

    Manifest manifest(VersionState version) {
        return catalog().manifest(version.manifestKey(), version.manifestSha256());
    }

    /** All rows of a version as they are stored, in the order of their files. */
    List<StoredRow> rows(VersionState version) {
        List<StoredRow> rows = new ArrayList<>();
        for (ManifestFile file : manifest(version).files()) {
            rows.addAll(StoredRow.allOf(store.read(file.key()), folder));
        }
        return rows;
    }

    ObjectStore store() {
        return store;
    }

    /** What builds have left in their temporary folder. */
    long leftovers() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("tmp"))) {
            return files.count();
        }
    }
}

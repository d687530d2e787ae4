package io.slipway.serving;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.CatalogOptions;
import io.slipway.catalog.append.ChangeRequest;
import io.slipway.catalog.definition.DatasetDefinition;
import io.slipway.catalog.definition.DatasetDefinition.ValueKind;
import io.slipway.catalog.definition.KeyColumns;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.RequestId;
import io.slipway.catalog.json.RawJson;
import io.slipway.catalog.layout.AttemptFolder;
import io.slipway.catalog.layout.AttemptId;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.manifest.ManifestFile;
import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.DatasetState;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.kafka.read.WrittenTopic;
import io.slipway.kafka.topic.KafkaSettings;
import io.slipway.schemas.checksum.RowChecksum;
import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnType.Scalar;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.NamespaceId;
import io.slipway.schemas.dataset.PushId;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.row.RowSchema;
import io.slipway.sst.profile.SstProfile;
import io.slipway.sst.write.SstFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Builds versions of raw datasets for tests, commits them, and writes what a loader would write. One thread. */
public final class Shipyard {
    private static final int SHARDS = 4;

    private final ObjectStore store;
    private final Path scratch;
    private final Catalog catalog;
    private final SplittableRandom random;
    private int builds;

    /** Founds a namespace on an empty store; another seed founds another one. */
    public Shipyard(ObjectStore store, Path scratch, long seed) {
        this.random = new SplittableRandom(seed);
        this.store = store;
        this.scratch = scratch;
        this.catalog = Catalog.init(store, options(), request());
    }

    private CatalogOptions options() {
        return CatalogOptions.of(Clock.systemUTC(), random);
    }

    /** Opens the catalog anew, as a node does on a machine with this clock. */
    public Catalog open(Clock wall) {
        return Catalog.open(store, CatalogOptions.of(wall, new SplittableRandom(5)));
    }

    /** Makes the root another namespace, as {@code init --fork} does with a copy of one. */
    public Catalog fork() {
        return Catalog.fork(store, options(), request());
    }

    public Catalog catalog() {
        return catalog;
    }

    public static RowSchema schema() {
        return RowSchema.raw(
                List.of(Column.required("id", Scalar.STRING), Column.required("value", Scalar.BYTES)), "id");
    }

    /** Registers a version of these rows; defines the dataset if there is none. */
    public VersionNumber register(DatasetName dataset, Map<String, String> rows) {
        return register(dataset, rows, catalog.state().namespaceId());
    }

    /** The same, with another namespace in the manifest. */
    public VersionNumber register(DatasetName dataset, Map<String, String> rows, NamespaceId namespace) {
        Sha256 definition = define(dataset);
        AttemptFolder folder = attempt(dataset);
        return register(manifest(folder, namespace, definition, files(folder, rows, SHARDS), SHARDS, null));
    }

    /** Registers a version of these rows that lies in a topic, a partition a shard, and nowhere else. */
    public VersionNumber registerTopic(DatasetName dataset, Map<String, String> rows, KafkaSettings kafka, int shards) {
        return registerTopic(dataset, rows, kafka, shards, false);
    }

    /** Registers a version of these rows that lies in a topic and in files. */
    public VersionNumber registerBoth(DatasetName dataset, Map<String, String> rows, KafkaSettings kafka, int shards) {
        return registerTopic(dataset, rows, kafka, shards, true);
    }

    /** Registers a version in a topic of one partition, where another producer has put a record between the rows. */
    public VersionNumber registerTopicWithStray(DatasetName dataset, Map<String, String> rows, KafkaSettings kafka) {
        Sha256 definition = define(dataset);
        AttemptFolder folder = attempt(dataset);
        ManifestTopic topic = new WrittenTopic(kafka, dataset + "." + folder.attempt())
                .writeAroundAStray(RawRows.byShard(rows, 1).get(0));
        return register(manifest(folder, catalog.state().namespaceId(), definition, List.of(), 1, topic));
    }

    private VersionNumber registerTopic(
            DatasetName dataset, Map<String, String> rows, KafkaSettings kafka, int shards, boolean withFiles) {
        Sha256 definition = define(dataset);
        AttemptFolder folder = attempt(dataset);
        ManifestTopic topic =
                new WrittenTopic(kafka, dataset + "." + folder.attempt()).write(RawRows.byShard(rows, shards));
        List<SstFile> files = withFiles ? files(folder, rows, shards) : List.of();
        return register(manifest(folder, catalog.state().namespaceId(), definition, files, shards, topic));
    }

    private AttemptFolder attempt(DatasetName dataset) {
        AttemptId attempt = AttemptId.random(catalog.state().sequence(), random);
        return new AttemptFolder(dataset, new PushId("push-" + ++builds), attempt);
    }

    private List<SstFile> files(AttemptFolder folder, Map<String, String> rows, int shards) {
        List<SstFile> files =
                RawRows.write(rows, shards, scratch.resolve(folder.pushId().text()));
        files.forEach(file -> store.upload(folder.file(file.name()), file.path(), file.sha256()));
        return files;
    }

    private VersionNumber register(Manifest manifest) {
        AttemptFolder folder = manifest.folder();
        byte[] json = manifest.toJson();
        store.create(folder.manifest(), json);
        change(new Change.Register(
                folder.dataset(),
                folder.pushId(),
                folder.attempt(),
                manifest.baseSequence(),
                manifest.definitionSha256(),
                folder.manifest(),
                Sha256.of(json),
                manifest.rows(),
                manifest.bytes(),
                Change.Activation.BY_POLICY,
                null,
                null));
        return state(folder.dataset()).versions().lastKey();
    }

    private Sha256 define(DatasetName dataset) {
        DatasetDefinition definition =
                DatasetDefinition.withDefaults(dataset, KeyColumns.partitionedBy("id"), ValueKind.RAW);
        if (catalog.state().dataset(dataset).isEmpty()) {
            change(new Change.Define(dataset, catalog.persist(definition), null));
        }
        return definition.sha256();
    }

    private static Manifest manifest(
            AttemptFolder folder,
            NamespaceId namespace,
            Sha256 definition,
            List<SstFile> files,
            int shards,
            @Nullable ManifestTopic topic) {
        List<ManifestFile> named = files.stream()
                .map(file -> new ManifestFile(
                        folder.file(file.name()),
                        file.sha256(),
                        file.bytes(),
                        file.rows(),
                        file.slots(),
                        file.firstKey(),
                        file.lastKey()))
                .toList();
        RowChecksum checksum = files.stream().map(SstFile::rowChecksum).reduce(RowChecksum.NONE, RowChecksum::plus);
        return new Manifest(
                Manifest.FORMAT_VERSION,
                namespace,
                folder.dataset(),
                folder.pushId(),
                folder.attempt(),
                folder.attempt().baseSequence(),
                java.time.Instant.EPOCH,
                new Manifest.Builder("test", "0", "0"),
                List.of(),
                Collections.emptySortedMap(),
                definition,
                new RawJson(schema().keyJson()),
                new RawJson(schema().valueSchemaJson()),
                shards,
                SstProfile.STANDARD.toString(),
                topic != null
                        ? topic.rows()
                        : named.stream().mapToLong(ManifestFile::rows).sum(),
                topic != null && named.isEmpty()
                        ? topic.bytes()
                        : named.stream().mapToLong(ManifestFile::bytes).sum(),
                Manifest.contentSha256(named),
                topic != null ? topic.rowChecksum() : checksum,
                named,
                topic,
                List.of(),
                List.of(),
                new RawJson("{}"));
    }

    public long stage(DatasetName dataset, VersionNumber version) {
        return change(new Change.Stage(dataset, version, 0, Change.Decider.OPERATOR));
    }

    public long activate(DatasetName dataset, VersionNumber version) {
        VersionNumber active = state(dataset).active().map(VersionState::number).orElse(null);
        return change(new Change.Activate(dataset, version, active, active, 0, Change.Decider.OPERATOR));
    }

    /** Registers, stages and activates. */
    public VersionNumber ship(DatasetName dataset, Map<String, String> rows) {
        VersionNumber version = register(dataset, rows);
        stage(dataset, version);
        activate(dataset, version);
        return version;
    }

    public long reject(DatasetName dataset, VersionNumber version) {
        return change(new Change.Reject(dataset, version, Change.Reason.OPERATOR, new TreeMap<>()));
    }

    public long rollBack(DatasetName dataset, VersionNumber to) {
        return change(new Change.RollBack(
                dataset, state(dataset).active().orElseThrow().number(), to, true));
    }

    public long retire(DatasetName dataset, VersionNumber version) {
        return change(new Change.Retire(dataset, version));
    }

    public long drop(DatasetName dataset) {
        return change(new Change.Drop(
                dataset, state(dataset).active().map(VersionState::number).orElse(null)));
    }

    /** Writes one entry. */
    public long change(Change... changes) {
        return catalog.change(request(), state -> List.of(changes)).sequence();
    }

    public DatasetState state(DatasetName dataset) {
        CatalogState state = catalog.state();
        return state.dataset(dataset).orElseThrow();
    }

    public Manifest manifest(DatasetName dataset, VersionNumber version) {
        VersionState state = state(dataset).version(version).orElseThrow();
        return catalog.manifest(state.manifestKey(), state.manifestSha256());
    }

    private ChangeRequest request() {
        return new ChangeRequest("test", RequestId.random(random), null);
    }
}

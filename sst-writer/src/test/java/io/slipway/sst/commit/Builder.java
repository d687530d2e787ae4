package io.slipway.sst.commit;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.CatalogOptions;
import io.slipway.catalog.append.ChangeRequest;
import io.slipway.catalog.append.WriterClock;
import io.slipway.catalog.definition.DatasetDefinition;
import io.slipway.catalog.definition.DatasetDefinition.ValueKind;
import io.slipway.catalog.definition.KeyColumns;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Change.Activate;
import io.slipway.catalog.entry.Change.Activation;
import io.slipway.catalog.entry.Change.Decider;
import io.slipway.catalog.entry.Change.Stage;
import io.slipway.catalog.entry.RequestId;
import io.slipway.catalog.fake.ManualClock;
import io.slipway.catalog.follow.CatalogListener;
import io.slipway.catalog.json.RawJson;
import io.slipway.catalog.state.DatasetState;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.PushId;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.sharding.Sharding;
import io.slipway.sst.write.SeededRows;
import io.slipway.sst.write.WrittenFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A process that builds versions of one dataset on a store. One thread, unless its executor has more. */
final class Builder {
    static final DatasetName DATASET = new DatasetName("routes");
    static final DatasetDefinition DEFINITION =
            DatasetDefinition.withDefaults(DATASET, KeyColumns.partitionedBy("origin"), ValueKind.AVRO);

    private static final Sharding SHARDING = new Sharding(2);

    private final SplittableRandom random;
    private final Path directory;
    private final Catalog catalog;
    private final VersionCommitter committer;

    private Builder(Catalog catalog, ObjectStore store, Path directory, SplittableRandom random, Executor executor) {
        this.catalog = catalog;
        this.random = random;
        this.directory = directory;
        this.committer = new VersionCommitter(catalog, store, executor, random);
    }

    /** The first process on an empty root. */
    static Builder founding(ObjectStore store, Path directory) {
        SplittableRandom random = new SplittableRandom(0);
        Catalog catalog = Catalog.init(store, options(random), request(random));
        return new Builder(catalog, store, directory, random, Runnable::run);
    }

    /** Another process on the same root. */
    static Builder on(ObjectStore store, Path directory, long seed) {
        return on(store, directory, seed, Runnable::run);
    }

    static Builder on(ObjectStore store, Path directory, long seed, Executor executor) {
        SplittableRandom random = new SplittableRandom(seed);
        return new Builder(Catalog.open(store, options(random)), store, directory, random, executor);
    }

    private static CatalogOptions options(SplittableRandom random) {
        ManualClock clock = new ManualClock();
        return new CatalogOptions(
                new WriterClock(clock, clock, random, Duration.ofMinutes(1)), CatalogListener.SILENT, null, null);
    }

    private static ChangeRequest request(SplittableRandom random) {
        return new ChangeRequest("test", RequestId.random(random), null);
    }

    Catalog catalog() {
        return catalog;
    }

    VersionCommitter committer() {
        return committer;
    }

    /** The dataset on the newest state. */
    DatasetState dataset() {
        return catalog.refresh().dataset(DATASET).orElseThrow();
    }

    Attempt begin(String push) {
        return committer.begin(DATASET, new PushId(push));
    }

    /** A whole push. */
    Committed push(String push, SeededRows rows) {
        Attempt attempt = begin(push);
        add(attempt, rows);
        return commit(attempt);
    }

    void add(Attempt attempt, SeededRows rows) {
        try {
            Path folder = Files.createTempDirectory(directory, "build");
            WrittenFiles.write(rows, folder, SHARDING).forEach(attempt::add);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Committed commit(Attempt attempt) {
        return commit(attempt, DEFINITION);
    }

    Committed commit(Attempt attempt, DatasetDefinition definition) {
        return attempt.commit(draft(definition), new CommitOrder("test", null, Activation.BY_POLICY, null));
    }

    private static ManifestDraft draft(DatasetDefinition definition) {
        return new ManifestDraft(
                ManualClock.START,
                "embedded",
                "0.1.0",
                List.of(),
                Collections.emptySortedMap(),
                definition,
                new RawJson("{}"),
                new RawJson("\"bytes\""),
                SHARDING.shards(),
                List.of(),
                List.of(),
                new RawJson("{}"));
    }

    void activate(VersionState version) {
        VersionNumber number = version.number();
        @Nullable
        VersionNumber active = dataset().active().map(VersionState::number).orElse(null);
        change(new Stage(DATASET, number, 0, Decider.POLICY));
        change(new Activate(DATASET, number, active, active, 0, Decider.POLICY));
    }

    void change(Change change) {
        catalog.change(request(random), state -> List.of(change));
    }
}

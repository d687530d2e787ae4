package io.slipway.sst.commit;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.layout.AttemptFolder;
import io.slipway.catalog.layout.AttemptId;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.DatasetState;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.PushId;
import io.slipway.sst.upload.Uploads;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * Makes versions: a push begins an attempt, the attempt takes finished files and uploads them, its commit writes the
 * manifest and registers the version in the catalog log.
 *
 * <p>Whatever dies or fails on the way, and however often a push is tried, it becomes one version or none, and a version
 * names only what is durable. Thread-safe if the random generator is.
 */
public final class VersionCommitter {
    private final Catalog catalog;
    private final ObjectStore store;
    private final Executor executor;
    private final RandomGenerator random;

    /**
     * A committer for one root.
     *
     * @param executor runs the uploads; stays its owner's
     * @param random names attempts; seeded so that no two builders draw the same
     */
    public VersionCommitter(Catalog catalog, ObjectStore store, Executor executor, RandomGenerator random) {
        this.catalog = catalog;
        this.store = store;
        this.executor = executor;
        this.random = random;
    }

    /** The version that a push has become by now, on the newest state. */
    public Optional<Committed> find(DatasetName dataset, PushId push) {
        return catalog.refresh()
                .dataset(dataset)
                .flatMap(found -> found.versionOf(push))
                .map(Committed::before);
    }

    /** Begins an attempt on the newest state. Nothing is written yet. */
    public Attempt begin(DatasetName dataset, PushId push) {
        CatalogState state = catalog.refresh();
        AttemptId id = AttemptId.random(state.sequence(), random);
        AttemptBase base = new AttemptBase(state, new AttemptFolder(dataset, push, id));
        return new Attempt(catalog, base, borrowing(state, dataset), new Uploads(store, executor));
    }

    private Borrowing borrowing(CatalogState state, DatasetName dataset) {
        return state.dataset(dataset)
                .flatMap(DatasetState::active)
                .map(active -> Borrowing.from(active, catalog, store))
                .orElseGet(() -> Borrowing.nothing(store));
    }
}

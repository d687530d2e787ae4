package io.slipway.ops.cli.option;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.CatalogOptions;
import io.slipway.catalog.append.ChangeRequest;
import io.slipway.catalog.entry.RequestId;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.ops.cli.verb.Surroundings;
import org.jspecify.annotations.Nullable;

/** The object store of a root while a command works on it. */
public final class OpenRoot implements AutoCloseable {
    private final ObjectStore store;
    private final Surroundings surroundings;

    OpenRoot(ObjectStore store, Surroundings surroundings) {
        this.store = store;
        this.surroundings = surroundings;
    }

    /** The objects. */
    public ObjectStore store() {
        return store;
    }

    /**
     * Opens the catalog and reads to its head.
     *
     * @throws io.slipway.schemas.failure.NotFoundException if the root was never initialised
     */
    public Catalog catalog() {
        return Catalog.open(store, options());
    }

    /** How a catalog of this root is opened. */
    public CatalogOptions options() {
        return CatalogOptions.of(surroundings.clock(), surroundings.random());
    }

    /** A request of the person at the keyboard. */
    public ChangeRequest request(@Nullable String reason) {
        return new ChangeRequest(surroundings.actor(), RequestId.random(surroundings.random()), reason);
    }

    @Override
    public void close() {
        store.close();
    }
}

package io.slipway.ops.cli.root;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.CatalogOptions;
import io.slipway.catalog.append.ChangeRequest;
import io.slipway.catalog.entry.RequestId;
import io.slipway.catalog.store.LocalObjectStore;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.ops.cli.Surroundings;
import io.slipway.schemas.failure.UsageException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The object store of a root while a command works on it. */
public final class OpenRoot implements AutoCloseable {
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:/");

    private final ObjectStore store;
    private final Surroundings surroundings;

    private OpenRoot(ObjectStore store, Surroundings surroundings) {
        this.store = store;
        this.surroundings = surroundings;
    }

    static OpenRoot of(String text, Surroundings surroundings) {
        return new OpenRoot(new LocalObjectStore(folder(text)), surroundings);
    }

    private static Path folder(String text) {
        if (text.startsWith("s3:")) {
            throw new UsageException(
                    "Cannot open " + text + ": not yet, S3 comes with a later release", "Use a folder or file:///….");
        }
        try {
            return SCHEME.matcher(text).lookingAt() ? Path.of(URI.create(text)) : Path.of(text);
        } catch (IllegalArgumentException | FileSystemNotFoundException unfit) {
            throw new UsageException(
                    "Cannot open " + text + ": " + unfit.getMessage(),
                    "Write a folder, file:///absolute/path or s3://bucket/prefix.",
                    unfit);
        }
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
        return new ChangeRequest(
                "slipway by " + System.getProperty("user.name", "somebody"),
                RequestId.random(surroundings.random()),
                reason);
    }

    @Override
    public void close() {
        store.close();
    }
}

package io.slipway.ops.cli.option;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.catalog.Catalog;
import io.slipway.catalog.entry.StoredEntry;
import io.slipway.ops.client.LoaderClient;
import io.slipway.schemas.failure.UsageException;
import java.util.List;

/** Whether a loader follows the log of a root: both have to hold the same entry, the newest that both should have. */
public final class LoaderOfRoot {
    private LoaderOfRoot() {}

    /**
     * Holds the loader's log against the root's.
     *
     * @return the loader's newest entry
     * @throws UsageException if it works on another root
     */
    public static long check(LoaderClient loader, Catalog catalog) {
        long head = head(loader);
        long shared = Math.min(head, catalog.refresh().sequence());
        JsonNode theirs = loader.get("/v1/log?limit=1&before=" + (shared + 1))
                .path("entries")
                .path(0);
        List<StoredEntry> ours = catalog.entries(shared, shared);
        if (ours.isEmpty()
                || !ours.get(0).sha256().hex().equals(theirs.path("sha256").asText())) {
            throw new UsageException(
                    loader.base() + " works on another root: its entry " + shared + " is not this root's",
                    "Name the loader of this root with --loader, or its root with --root.");
        }
        return head;
    }

    /** The loader's newest entry. */
    public static long head(LoaderClient loader) {
        return loader.get("/v1/log?limit=1").path("head").asLong();
    }
}

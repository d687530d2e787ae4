package io.slipway.catalog.found;

import io.slipway.catalog.append.ChangeRequest;
import io.slipway.catalog.append.SettledCreate;
import io.slipway.catalog.append.WriterClock;
import io.slipway.catalog.entry.Change.Found;
import io.slipway.catalog.entry.Entry;
import io.slipway.catalog.entry.StoredEntry;
import io.slipway.catalog.layout.Layout;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.catalog.store.ObjectStat;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.dataset.NamespaceId;
import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.ConflictException;
import io.slipway.schemas.failure.RefusedException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** Writes entry 0, once the store has proved that it can keep a log. */
public final class Founding {
    private final ObjectStore store;
    private final SettledCreate create;
    private final WriterClock clock;

    public Founding(ObjectStore store, SettledCreate create, WriterClock clock) {
        this.store = store;
        this.create = create;
        this.clock = clock;
    }

    /**
     * Founds a namespace.
     *
     * @throws RefusedException if the root has a log already
     * @throws AccessException if the store ignores the create-only condition
     */
    public NamespaceId found(ChangeRequest request) {
        requireNoLog();
        proveCreateOnly();
        NamespaceId namespace = NamespaceId.random(clock.random());
        StoredEntry first = StoredEntry.of(new Entry(
                0,
                null,
                Entry.FORMAT_VERSION,
                clock.wall().instant().truncatedTo(ChronoUnit.MILLIS),
                request.actor(),
                request.requestId(),
                request.reason(),
                List.of(new Found(namespace, null))));
        if (!create.create(Layout.entry(0), first.toJson())) {
            throw initialised();
        }
        return namespace;
    }

    private void requireNoLog() {
        try (Stream<ObjectStat> entries = store.list(Layout.LOG)) {
            if (entries.findFirst().isPresent()) {
                throw initialised();
            }
        }
    }

    private RefusedException initialised() {
        return new RefusedException(
                "Cannot initialise " + store.describe() + ": it has a catalog log already",
                "Use the root as it is, or choose an empty one; a copied root becomes one of its own by slipway init --fork.");
    }

    /**
     * Proves that the store refuses a second create of one key. Writes a probe and deletes it.
     *
     * @throws AccessException if the store ignores the create-only condition
     */
    public void proveCreateOnly() {
        ObjectKey probe = Layout.probe(NamespaceId.random(clock.random()).text());
        create.create(probe, utf8("the first write wins"));
        // CRASH: a probe that is left behind is removed by a sweep.
        try {
            store.create(probe, utf8("the second write must fail"));
        } catch (ConflictException asItMust) {
            return;
        } finally {
            store.delete(probe);
        }
        throw new AccessException(
                "Cannot keep a catalog in " + store.describe()
                        + ": the store let a second create of one key succeed, expected=refusal (If-None-Match: *)",
                "Choose a store that honours conditional writes, such as Amazon S3, Ceph, MinIO or a local directory.");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

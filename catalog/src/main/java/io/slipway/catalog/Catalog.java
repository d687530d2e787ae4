package io.slipway.catalog;

import io.slipway.catalog.append.ChangeRequest;
import io.slipway.catalog.append.LogWriter;
import io.slipway.catalog.append.SettledCreate;
import io.slipway.catalog.append.Written;
import io.slipway.catalog.definition.DatasetDefinition;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Change.Found;
import io.slipway.catalog.entry.StoredEntry;
import io.slipway.catalog.follow.CatalogListener;
import io.slipway.catalog.follow.LogFollower;
import io.slipway.catalog.follow.LogReader;
import io.slipway.catalog.follow.LogStatus;
import io.slipway.catalog.follow.LogView;
import io.slipway.catalog.follow.Snapshots;
import io.slipway.catalog.found.Founding;
import io.slipway.catalog.layout.Layout;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.Head;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.dataset.NamespaceId;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.ConflictException;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.RefusedException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What exists below a root and what is live, read and changed by any number of processes at once.
 *
 * <p>The truth is the log of entries on the object store; this object follows it. {@link #state} is the newest state read so
 * far and never waits; {@link #refresh} looks for newer entries; {@link #change} appends one. Thread-safe. The store is
 * closed by whoever opened it.
 */
public final class Catalog {
    private final ObjectStore store;
    private final LogReader log;
    private final LogFollower follower;
    private final SettledCreate create;
    private final LogWriter writer;

    private Catalog(ObjectStore store, CatalogOptions options) {
        this.store = store;
        this.log = new LogReader(store);
        Snapshots snapshots = new Snapshots(store, log, options.listener());
        this.follower = LogFollower.open(log, snapshots, options.listener());
        this.create = new SettledCreate(store, options.listener(), options.clock());
        this.writer = new LogWriter(follower, snapshots, create, options.listener(), options.clock());
    }

    /**
     * Opens the catalog of a root and reads to its head.
     *
     * @throws io.slipway.schemas.failure.NotFoundException if the root was never initialised
     * @throws RefusedException if the root is another namespace than the one known
     */
    public static Catalog open(ObjectStore store, CatalogOptions options) {
        Catalog catalog = new Catalog(store, options);
        catalog.requireKnown(options.knownNamespace());
        if (options.knownHead() != null) {
            catalog.follower.verifyHead(options.knownHead());
        }
        return catalog;
    }

    /** Whether the root has an entry 0. */
    public static boolean isInitialised(ObjectStore store) {
        return store.stat(Layout.entry(0)).isPresent();
    }

    /**
     * Proves that the store refuses a second create of one key. Writes a probe and deletes it.
     *
     * @throws io.slipway.schemas.failure.AccessException if the store ignores the create-only condition
     */
    public static void proveCreateOnly(ObjectStore store, CatalogOptions options) {
        founding(store, options).proveCreateOnly();
    }

    private static Founding founding(ObjectStore store, CatalogOptions options) {
        return new Founding(store, new SettledCreate(store, options.listener(), options.clock()), options.clock());
    }

    /**
     * Founds a namespace on an empty root and opens it.
     *
     * @throws RefusedException if the root has a log already
     * @throws io.slipway.schemas.failure.AccessException if the store ignores the create-only condition
     */
    public static Catalog init(ObjectStore store, CatalogOptions options, ChangeRequest request) {
        NamespaceId founded = founding(store, options).found(request);
        return open(store, options.withKnownNamespace(founded));
    }

    /**
     * Makes a copied root a namespace of its own and opens it. Attempts begun before are void, members are forgotten; all who
     * follow this root stop.
     */
    public static Catalog fork(ObjectStore store, CatalogOptions options, ChangeRequest request) {
        NamespaceId fresh = NamespaceId.random(options.clock().random());
        // The one that forks stops following like everybody else; that is no alarm.
        Written forked = new Catalog(store, options.withListener(CatalogListener.SILENT))
                .change(request, state -> List.of(new Found(fresh, state.namespaceId())));
        return open(store, options.withKnownNamespace(forked.state().namespaceId()));
    }

    private void requireKnown(@Nullable NamespaceId known) {
        NamespaceId actual = state().namespaceId();
        if (known != null && !known.equals(actual)) {
            throw new RefusedException(
                    "Cannot open " + store.describe() + ": it is another namespace, expected=" + known + " actual="
                            + actual,
                    "Correct the root, or use a data directory of this namespace.");
        }
    }

    /** The newest state read so far. */
    public CatalogState state() {
        return follower.view().state();
    }

    /** Whether newer entries are still followed; an alarm if not, while {@link #state} stays good to serve from. */
    public LogStatus status() {
        return follower.view().status();
    }

    /** State and status of one moment. */
    public LogView view() {
        return follower.view();
    }

    /**
     * Looks for newer entries: one request if there are none.
     *
     * @throws io.slipway.schemas.failure.UnavailableException if the store does not answer; what was read so far stays
     */
    public CatalogState refresh() {
        return follower.refresh().state();
    }

    /**
     * Changes the catalog: looks at the newest state, lets {@code decide} choose changes, and creates the next entry with
     * them. If somebody else takes that number, decides again on what they did.
     *
     * @param decide called once or more; an empty list means that there is nothing to do; may throw to refuse
     * @throws RefusedException if the rules do not allow the changes in this state, or an earlier request of this id was void
     * @throws ConflictException if the work behind the changes must be done again, or others were faster until the end of
     *     patience
     * @throws io.slipway.schemas.failure.OutcomeUnknownException if the store did not say in time whether it took the entry;
     *     repeat with the same request id to find out
     * @throws CorruptDataException if the log is not followed any more ({@link #status})
     */
    public Written change(ChangeRequest request, Function<CatalogState, List<Change>> decide) {
        return writer.change(request, decide);
    }

    /**
     * Creates an object and settles an unknown outcome. An object of the same bytes that exists already is as good.
     *
     * @throws ConflictException if an object of other bytes has the key
     * @throws io.slipway.schemas.failure.OutcomeUnknownException if the store did not say in time
     */
    public void persist(ObjectKey key, byte[] content) {
        if (!create.create(key, content)) {
            throw new ConflictException(
                    "Cannot create " + key + ": an object of other content has this key", "Begin a new attempt.");
        }
    }

    /** Stores a definition, so that a DEFINE may name it, and says its name. */
    public Sha256 persist(DatasetDefinition definition) {
        persist(Layout.definition(definition.sha256()), definition.toJson());
        return definition.sha256();
    }

    /**
     * Reads a definition.
     *
     * @throws io.slipway.schemas.failure.NotFoundException if it is gone
     * @throws CorruptDataException if its bytes have another hash
     */
    public DatasetDefinition definition(Sha256 sha256) {
        ObjectKey key = Layout.definition(sha256);
        return DatasetDefinition.fromJson(readVerified(key, sha256), key.text());
    }

    /**
     * Reads a manifest.
     *
     * @throws io.slipway.schemas.failure.NotFoundException if it is gone
     * @throws CorruptDataException if its bytes have another hash
     */
    public Manifest manifest(ObjectKey key, Sha256 sha256) {
        return Manifest.fromJson(readVerified(key, sha256), key.text());
    }

    private byte[] readVerified(ObjectKey key, Sha256 expected) {
        byte[] content = store.read(key);
        Sha256 actual = Sha256.of(content);
        if (!actual.equals(expected)) {
            throw new CorruptDataException(
                    "Cannot read " + key + ": it has changed, expected=" + expected + " actual=" + actual,
                    "Restore the object from a copy of the root; nothing of Slipway ever changes it.");
        }
        return content;
    }

    /** Where the log is, for messages. */
    public String describe() {
        return store.describe();
    }

    /** Entries {@code from} to {@code to} inclusive, as far as they are read by {@link #state}: the audit trail. */
    public List<StoredEntry> entries(long from, long to) {
        return LongStream.rangeClosed(Math.max(0, from), Math.min(to, state().sequence()))
                .mapToObj(this::entry)
                .toList();
    }

    private StoredEntry entry(long sequence) {
        return log.read(sequence)
                .orElseThrow(() -> new CorruptDataException(
                        "Cannot read " + Layout.entry(sequence) + ": it was there and is gone",
                        "Restore the log from a copy of the root."));
    }

    /** Whether the log still holds an entry that was read in an earlier life; stops the following if not. */
    public LogView verifyHead(Head known) {
        return follower.verifyHead(known);
    }
}

package io.slipway.sst.commit;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.append.ChangeRequest;
import io.slipway.catalog.append.Written;
import io.slipway.catalog.entry.RequestId;
import io.slipway.catalog.layout.AttemptFolder;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.manifest.ManifestFile;
import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.VersionState;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.sst.upload.Uploads;
import io.slipway.sst.write.SstFile;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One try at making a version of a push. Files may be added on several threads while others are written; the rest is for one
 * thread. An attempt that is given up leaves objects that nobody names; a sweep takes them when the floor has passed it.
 */
public final class Attempt {
    private final Catalog catalog;
    private final AttemptBase base;
    private final Borrowing borrowing;
    private final Uploads uploads;
    private final NamedFiles files = new NamedFiles();
    private @Nullable ManifestTopic topic;

    Attempt(Catalog catalog, AttemptBase base, Borrowing borrowing, Uploads uploads) {
        this.catalog = catalog;
        this.base = base;
        this.borrowing = borrowing;
        this.uploads = uploads;
    }

    /** The catalog when the attempt began: its sequence is the attempt's base, its definition is the one that counts. */
    public CatalogState base() {
        return base.state();
    }

    /** Where the attempt puts what it writes. */
    public AttemptFolder folder() {
        return base.folder();
    }

    /** Why no file is borrowed although a version is active; empty if there is no reason not to. */
    public Optional<String> notBorrowing() {
        return borrowing.refusal();
    }

    /** What was added so far. */
    public AddedFiles added() {
        return files.added();
    }

    /**
     * Takes over a finished file: borrows the object of the same bytes that the active version has, or begins to upload this
     * one. The file is removed from this machine's disk when it is not needed there any more. Waits while too many uploads
     * are under way. Thread-safe.
     *
     * @throws io.slipway.schemas.failure.SlipwayException what an earlier upload has failed with
     * @throws IllegalArgumentException if a file of this name was added before
     */
    public void add(SstFile file) {
        Optional<ManifestFile> lent = borrowing.find(file);
        if (lent.isPresent()) {
            files.add(NamedFile.borrowed(lent.get(), file));
            uploads.discard(file);
        } else {
            NamedFile own = NamedFile.own(folder().file(file.name()), file);
            files.add(own);
            uploads.begin(own.entry().key(), file);
        }
    }

    /** Stores what the attempt is about to make outside of the object store; once, and before it is made. */
    public void note(byte[] json) {
        catalog.persist(folder().note(), json);
    }

    /** Whether the floor has passed it, so that it can never commit and a sweep may have taken its note. */
    public boolean isOver() {
        return folder().attempt().baseSequence() < catalog.refresh().floor();
    }

    /** Names the topic that holds the rows of all shards, settled; once, before the commit. */
    public void publishedTo(ManifestTopic settled) {
        topic = settled;
    }

    /** Stores one part of the rejected rows with their reasons, from 0. */
    public void reject(int part, byte[] json) {
        catalog.persist(folder().rejected(part), json);
    }

    /** Stores what happened in the build, for people. Once. */
    public void report(byte[] json) {
        catalog.persist(folder().report(), json);
    }

    /**
     * Waits for the uploads.
     *
     * @throws io.slipway.schemas.failure.SlipwayException what one of them has failed with
     */
    public void awaitUploads() {
        uploads.await();
    }

    /**
     * Makes the version: waits for the uploads, writes the manifest, and registers it in the catalog, together with the
     * dataset's definition if the dataset does not exist yet. May be repeated with the same arguments after an unknown
     * outcome.
     *
     * @return the version of this push, whichever attempt made it
     * @throws io.slipway.schemas.failure.ConflictException if the attempt is below the floor, or the definition has changed,
     *     the dataset was dropped or the lender has expired since it began: begin again
     * @throws io.slipway.schemas.failure.OutcomeUnknownException if the store did not say in time whether it took a write;
     *     nothing is cleaned up
     */
    public Committed commit(ManifestDraft draft, CommitOrder order) {
        uploads.await();
        Manifest manifest = files.manifest(base, draft, topic);
        persistDefinition(draft);
        // INVARIANT: every file and record that the manifest names is durable by now.
        catalog.persist(folder().manifest(), manifest.toJson());
        // CRASH: until the entry is there nobody names this attempt, and the same push can be tried again.
        Registration registration = Registration.of(base, manifest, order, files.borrowsFrom(borrowing));
        return settled(catalog.change(request(order), registration::decide));
    }

    // A definition must be there before an entry names it.
    private void persistDefinition(ManifestDraft draft) {
        if (base.definitionSha256().isEmpty()) {
            catalog.persist(draft.definition());
        }
    }

    // One request an attempt: a repeated commit finds out about the first.
    private ChangeRequest request(CommitOrder order) {
        RequestId id = new RequestId("register " + folder().attempt());
        return new ChangeRequest(order.actor(), id, order.reason());
    }

    private Committed settled(Written written) {
        VersionState version = written.state()
                .dataset(base.dataset())
                .flatMap(dataset -> dataset.versionOf(folder().pushId()))
                .orElseThrow(() -> new CorruptDataException(
                        "Cannot find the version of push " + folder().pushId() + " of " + base.dataset() + ": entry "
                                + written.sequence() + " has registered it and the catalog has none",
                        "Look at the log; the version may have expired meanwhile."));
        boolean mine = version.registration().attempt().equals(folder().attempt());
        return mine ? Committed.now(version) : Committed.before(version);
    }
}

package io.slipway.serving.stage;

import io.slipway.catalog.manifest.Manifest;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.SlipwayException;
import io.slipway.schemas.failure.UnavailableException;
import io.slipway.serving.disk.NoRoomException;
import io.slipway.serving.disk.VersionFolder;
import io.slipway.serving.fetch.pace.StopSignal;
import io.slipway.serving.retain.WantedVersion;
import io.slipway.serving.verify.ManifestProof;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The staging of one version: manifest, room, files or rows, database, marker. Run by one thread at a time; if it failed because the
 * store was not available it may be run again and goes on where it was; after any other failure it is over. Progress and {@link #cancel} are for any thread.
 */
public final class Staging {
    private final Stager stager;
    private final WantedVersion wanted;
    private final VersionFolder folder;
    private final List<VersionFolder> neighbours;
    private final StopSignal cancelled = new StopSignal();
    private volatile @Nullable Gathering gathering;
    private volatile boolean left;
    private volatile boolean over;

    Staging(Stager stager, WantedVersion wanted, VersionFolder folder, List<VersionFolder> neighbours) {
        this.stager = stager;
        this.wanted = wanted;
        this.folder = folder;
        this.neighbours = List.copyOf(neighbours);
    }

    /**
     * Brings the version onto this disk, complete and marked.
     *
     * @throws UnavailableException if the store, or the brokers, do not answer: run it again later, or {@link #abandon} it
     * @throws CorruptDataException if a file or the manifest is not what it should be
     * @throws NotFoundException if one is missing in the store
     * @throws io.slipway.schemas.failure.AccessException with the figures, if there is no room
     */
    public void run() {
        Gathering files = gathering;
        if (files == null) {
            files = begin();
            gathering = files;
            pause(files);
        }
        files.run();
        stager.opening().makeReadable(files.profile(), files.paths(), folder);
        // INVARIANT: hashes, rows and block checksums of all files are proved, and everything is durable but the
        // marker.
        folder.mark(files.marker());
        files.close();
        over = true;
    }

    /** Stops a run; it ends with an {@link UnavailableException} soon. */
    public void cancel() {
        cancelled.stop();
    }

    /** The same, because the node ends: what another start can go on with stays when this is abandoned. */
    public void leave() {
        left = true;
        cancel();
    }

    /** Whether it was told to stop. */
    public boolean isCancelled() {
        return cancelled.isStopped();
    }

    /** Gives up what has been done so far, and the room that was promised. Not while it runs. */
    public void abandon() {
        end();
        if (!left || !folder.isBegun()) {
            folder.remove();
        }
    }

    /**
     * Ends after a failed run. What another staging can go on with stays while the reason may pass: settings, rights, an object
     * that is missing for a moment. It goes when it may be wrong, or when there is no room, so that others have the room.
     */
    public void failed(RuntimeException reason) {
        end();
        boolean passing = reason instanceof SlipwayException
                && !(reason instanceof CorruptDataException)
                && !NoRoomException.isBehind(reason);
        if (!passing || !folder.isBegun()) {
            folder.remove();
        }
    }

    private void end() {
        over = true;
        Gathering files = gathering;
        if (files != null) {
            files.close();
        }
    }

    /** Whether it has succeeded, failed or was abandoned: it cannot be run again. */
    public boolean isOver() {
        return over;
    }

    /** How many bytes are on this disk. */
    public long bytesDone() {
        Gathering files = gathering;
        return files == null ? 0 : files.bytesDone();
    }

    /** How many bytes there will be; 0 as long as that is unknown. */
    public long bytesTotal() {
        Gathering files = gathering;
        return files == null ? 0 : files.bytesTotal();
    }

    private Gathering begin() {
        byte[] bytes = readManifest();
        String where = wanted.manifestKey().text();
        ManifestProof proof =
                new ManifestProof(wanted.id().dataset(), wanted.id().manifestSha256());
        Manifest manifest = proof.requireNamespace(proof.read(bytes, where), wanted.namespace(), where);
        return new Gatherings(stager, wanted, folder, neighbours).begin(manifest, bytes, cancelled);
    }

    private void pause(Gathering files) {
        if (cancelled.stoppedWithin(stager.jitter().before(files.bytesTotal() - files.bytesDone()))) {
            throw new UnavailableException(
                    "Cannot stage " + wanted.label() + ": nobody wants it any more", "Nothing to do");
        }
    }

    private byte[] readManifest() {
        try {
            return stager.store().read(wanted.manifestKey());
        } catch (NotFoundException e) {
            throw new NotFoundException(
                    "Cannot stage " + wanted.label() + ": its manifest " + wanted.manifestKey() + " is missing in "
                            + stager.store().describe(),
                    "Build the version again, or restore the object",
                    e);
        }
    }
}

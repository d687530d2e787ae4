package io.slipway.batch.job.run;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.manifest.KeyBytes;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.checksum.RowChecksum;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.PushId;
import io.slipway.sst.commit.Attempt;
import io.slipway.sst.commit.VersionCommitter;
import io.slipway.sst.write.SstFile;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The attempt of one build, with the threads that upload its files, and what is known of the files. Files may be added by
 * several threads.
 */
public final class Publication implements AutoCloseable {
    private static final int UPLOADS = 4;

    private final ExecutorService uploads = Executors.newFixedThreadPool(UPLOADS);
    private final VersionCommitter committer;
    private @Nullable Attempt attempt;
    private @Nullable KeyBytes firstKey;
    private RowChecksum checksum = RowChecksum.NONE;
    private long rows;
    private int rejectedParts;

    public Publication(Catalog catalog, ObjectStore store, RandomGenerator random) {
        this.committer = new VersionCommitter(catalog, store, uploads, random);
    }

    public VersionCommitter committer() {
        return committer;
    }

    /** Begins the attempt; once. */
    public Attempt begin(DatasetName dataset, PushId push) {
        attempt = committer.begin(dataset, push);
        return attempt;
    }

    /** Takes a file over. Thread-safe. */
    public void add(SstFile file) {
        attempt().add(file);
        count(file);
    }

    /** Stores one more part of the rejected rows. */
    public synchronized void reject(byte[] part) {
        attempt().reject(rejectedParts++, part);
    }

    /** The attempt that was begun. */
    public Attempt attempt() {
        if (attempt == null) {
            throw new IllegalStateException("Cannot publish: no attempt was begun");
        }
        return attempt;
    }

    /** The smallest key of all files so far. */
    public synchronized Optional<KeyBytes> firstKey() {
        return Optional.ofNullable(firstKey);
    }

    public synchronized RowChecksum checksum() {
        return checksum;
    }

    public synchronized long rows() {
        return rows;
    }

    // CRASH: no upload may still read from a temporary folder that is being removed.
    @Override
    public void close() {
        Workers.end(uploads);
    }

    private synchronized void count(SstFile file) {
        rows += file.rows();
        checksum = checksum.plus(file.rowChecksum());
        if (firstKey == null || file.firstKey().compareTo(firstKey) < 0) {
            firstKey = file.firstKey();
        }
    }
}

package io.slipway.sst.upload;

import io.slipway.catalog.store.ObjectKey;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.failure.AccessException;
import io.slipway.sst.write.SstFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The uploads of one attempt, on the threads of an executor, a bounded number at a time. Each file is removed from this
 * machine's disk when it is durable in the store. Thread-safe.
 */
public final class Uploads {
    private static final int MOST_WAITING = 8;

    private final ObjectStore store;
    private final Executor executor;
    private final Semaphore room = new Semaphore(MOST_WAITING);
    private final Phaser underWay = new Phaser(1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** Uploads to {@code store} on the threads of {@code executor}, which stays its owner's. */
    public Uploads(ObjectStore store, Executor executor) {
        this.store = store;
        this.executor = executor;
    }

    /**
     * Begins to upload a file; waits while 8 files are under way.
     *
     * @param key of the caller's own attempt
     * @throws RuntimeException what an earlier upload has failed with
     */
    public void begin(ObjectKey key, SstFile file) {
        run(() -> new SettledUpload(store).upload(key, file), file);
    }

    /** Removes a file that needs no upload. */
    public void discard(SstFile file) {
        run(() -> {}, file);
    }

    private void run(Runnable upload, SstFile file) {
        rethrow();
        room.acquireUninterruptibly();
        underWay.register();
        try {
            executor.execute(() -> {
                try {
                    runUnlessFailed(upload, file);
                } finally {
                    end();
                }
            });
        } catch (RejectedExecutionException e) {
            end();
            throw e;
        }
    }

    private void end() {
        room.release();
        underWay.arriveAndDeregister();
    }

    private void runUnlessFailed(Runnable upload, SstFile file) {
        if (failure.get() != null) {
            return;
        }
        try {
            upload.run();
            remove(file);
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }

    private static void remove(SstFile file) {
        try {
            Files.delete(file.path());
        } catch (IOException e) {
            throw new AccessException(
                    "Cannot remove " + file.path() + " after its upload: " + e.getMessage(),
                    "Check the disk of the temporary directory, or name another one with --temp-dir.",
                    e);
        }
    }

    /**
     * Waits until every upload that was begun has ended.
     *
     * @throws RuntimeException what the first one to fail has failed with
     */
    public void await() {
        underWay.awaitAdvance(underWay.arrive());
        rethrow();
    }

    private void rethrow() {
        Throwable thrown = failure.get();
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
    }
}

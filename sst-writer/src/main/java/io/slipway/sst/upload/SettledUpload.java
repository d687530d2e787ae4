package io.slipway.sst.upload;

import io.slipway.catalog.store.ObjectKey;
import io.slipway.catalog.store.ObjectStat;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.failure.ConflictException;
import io.slipway.schemas.failure.OutcomeUnknownException;
import io.slipway.sst.write.SstFile;
import java.util.Optional;

/** Uploads one file and finds out whether it is there when the store did not say. Thread-safe. */
final class SettledUpload {
    private static final int TRIES = 4;

    private final ObjectStore store;

    SettledUpload(ObjectStore store) {
        this.store = store;
    }

    /**
     * Returns when the object is durable.
     *
     * @param key of the caller's own attempt: nobody else ever uploads to it
     * @throws OutcomeUnknownException if the store did not say again and again; it may still create the object
     */
    void upload(ObjectKey key, SstFile file) {
        boolean doubt = false;
        for (int left = TRIES; ; left--) {
            try {
                store.upload(key, file.path(), file.sha256());
                return;
            } catch (OutcomeUnknownException e) {
                if (left == 1) {
                    throw e;
                }
                doubt = true;
            } catch (ConflictException e) {
                requireMine(key, file, doubt, e);
                return;
            }
        }
    }

    // INVARIANT: only after a doubtful try of our own can the object be ours, and then it has the bytes of that try.
    private void requireMine(ObjectKey key, SstFile file, boolean doubt, ConflictException taken) {
        Optional<ObjectStat> found = store.stat(key);
        if (!doubt || found.isEmpty() || found.get().bytes() != file.bytes()) {
            throw taken;
        }
    }
}

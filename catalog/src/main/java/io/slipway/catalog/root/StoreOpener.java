package io.slipway.catalog.root;

import io.slipway.catalog.s3.S3ObjectStore;
import io.slipway.catalog.s3.S3Settings;
import io.slipway.catalog.store.LocalObjectStore;
import io.slipway.catalog.store.ObjectStore;

/**
 * Opens the store behind a root. Immutable, thread-safe.
 *
 * @param s3 how S3 is reached, should a root ask for it
 */
public record StoreOpener(S3Settings s3) {
    /** Opens the store; sends no request and creates no folder yet. The caller closes it. */
    public ObjectStore open(RootUri root) {
        if (root instanceof RootUri.Bucket bucket) {
            return S3ObjectStore.open(bucket.name(), bucket.prefix(), s3);
        }
        return new LocalObjectStore(((RootUri.Folder) root).path());
    }
}

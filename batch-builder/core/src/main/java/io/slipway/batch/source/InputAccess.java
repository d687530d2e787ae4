package io.slipway.batch.source;

import io.slipway.catalog.store.ObjectStore;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * How inputs are reached that are not local files.
 *
 * @param localFolder takes what has to be copied; its owner removes it
 * @param stores opens the store of a URI such as {@code s3://bucket/}; who asks closes it
 * @param standardInput read if an input is {@code -}; not closed
 * @param listener hears how far copying is
 */
public record InputAccess(
        Path localFolder, Function<URI, ObjectStore> stores, InputStream standardInput, CopyListener listener) {}

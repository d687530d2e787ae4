package io.slipway.batch.job;

import io.slipway.batch.file.DatasetFile;
import io.slipway.catalog.Catalog;
import io.slipway.catalog.store.ObjectStore;

/**
 * A build that somebody asks for.
 *
 * @param catalog of the root that gets the version
 * @param store of the same root; neither is closed by the build
 */
public record BuildRequest(
        DatasetFile file, Catalog catalog, ObjectStore store, PushOptions options, BuildEnvironment environment) {}

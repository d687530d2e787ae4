package io.slipway.batch.job;

import io.slipway.batch.source.CopyListener;
import io.slipway.batch.source.InputAccess;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.failure.UsageException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * The machine that a build runs on.
 *
 * @param memoryBytes for the engine and the sort together, half each; the JVM's heap comes besides
 * @param threads that encode and write, and as many of the engine
 * @param tempFolder gets a folder that is removed at the end; room for what does not fit into the memory, and for a
 *     few SST files
 * @param standardInput for the input {@code -}; not closed
 * @param inputStores opens the store of an input such as {@code s3://bucket/}; the build closes it
 * @param clock for people: the time in the manifest
 * @param random seeded so that two builders never draw the same
 */
public record BuildEnvironment(
        long memoryBytes,
        int threads,
        Path tempFolder,
        InputStream standardInput,
        Function<URI, ObjectStore> inputStores,
        Clock clock,
        RandomGenerator random) {
    /** What {@code --memory} is unless said otherwise. */
    public static final long DEFAULT_MEMORY_BYTES = 1L << 30;

    /** Less than this leaves the engine too little to read a file. */
    public static final long LEAST_MEMORY_BYTES = 128L << 20;

    /**
     * Checks memory and threads.
     *
     * @throws UsageException if the memory is too little
     */
    public BuildEnvironment {
        if (memoryBytes < LEAST_MEMORY_BYTES) {
            throw new UsageException(
                    "Cannot build in this memory: expected=at least " + LEAST_MEMORY_BYTES + " bytes actual="
                            + memoryBytes,
                    "Give --memory 128MiB or more; 1GiB is the default.");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("Cannot build: expected=at least one thread actual=" + threads);
        }
    }

    /** How inputs are reached from here; what has to be copied goes to {@code localFolder}. */
    InputAccess inputs(Path localFolder, CopyListener listener) {
        return new InputAccess(localFolder, inputStores, standardInput, listener);
    }
}

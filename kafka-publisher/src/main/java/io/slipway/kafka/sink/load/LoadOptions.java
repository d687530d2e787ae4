package io.slipway.kafka.sink.load;

import io.slipway.schemas.failure.UsageException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How rows are loaded.
 *
 * @param rowsPerSecond at most; empty: as fast as the server bears
 * @param bulkBytes how long a request may be, unless a single document is longer
 * @param deadLetters the folder for rows that an index refuses
 * @param maxDeadLetters how many of them one version may have
 */
public record LoadOptions(OptionalLong rowsPerSecond, int bulkBytes, Optional<Path> deadLetters, long maxDeadLetters) {
    /** The length of a request by default: 5 MiB, as both servers' manuals advise to begin with. */
    public static final int DEFAULT_BULK_BYTES = 5 << 20;

    /** As fast as the server bears, and no row may be refused. */
    public static final LoadOptions DEFAULT =
            new LoadOptions(OptionalLong.empty(), DEFAULT_BULK_BYTES, Optional.empty(), 0);

    /**
     * Checks the values.
     *
     * @throws UsageException if nothing can be loaded like that
     */
    public LoadOptions {
        if (rowsPerSecond.isPresent() && rowsPerSecond.getAsLong() < 1) {
            throw new UsageException(
                    "Cannot load " + rowsPerSecond.getAsLong() + " rows a second: expected=1 or more",
                    "Correct --rate, or leave it out for no limit.");
        }
        if (bulkBytes < 1) {
            throw new UsageException(
                    "Cannot send requests of " + bulkBytes + " bytes: expected=1 or more", "Correct --bulk-bytes.");
        }
        if (maxDeadLetters < 0 || (maxDeadLetters > 0 && deadLetters.isEmpty())) {
            throw new UsageException(
                    "Cannot allow " + maxDeadLetters + " dead letters: expected=0 or more, and a folder for them",
                    "Name a folder with --dead-letters.");
        }
    }
}

package io.slipway.ops.cli.sink;

import io.slipway.kafka.sink.load.LoadOptions;
import io.slipway.ops.cli.option.Units;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How fast rows are loaded, and what becomes of those that an index refuses. */
final class PaceOptions {
    @Option(
            names = "--rate",
            paramLabel = "ROWS",
            description = "At most so many rows a second (default: as fast as the server bears).")
    private @Nullable Long rate;

    @Option(
            names = "--bulk-bytes",
            paramLabel = "SIZE",
            defaultValue = "5MiB",
            converter = Units.Bytes.class,
            description = "How long a request may be (default 5MiB).")
    private long bulkBytes = LoadOptions.DEFAULT_BULK_BYTES;

    @Option(
            names = "--dead-letters",
            paramLabel = "DIR",
            description = "A folder for rows that the index refuses: a file an index, a line of JSON a row.")
    private @Nullable Path deadLetters;

    @Option(
            names = "--max-dead-letters",
            paramLabel = "N",
            defaultValue = "0",
            description = "How many of them a version may have (default 0); one with more is not searched.")
    private long maxDeadLetters;

    LoadOptions load() {
        return new LoadOptions(
                rate == null ? OptionalLong.empty() : OptionalLong.of(rate),
                (int) Math.min(bulkBytes, Integer.MAX_VALUE),
                Optional.ofNullable(deadLetters),
                maxDeadLetters);
    }
}

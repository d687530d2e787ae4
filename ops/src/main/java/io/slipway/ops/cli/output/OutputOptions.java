package io.slipway.ops.cli.output;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command says what it has to say. */
public final class OutputOptions {
    /** The name of the mixin. */
    public static final String NAME = "output";

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table (for people, the default) or json (one document for programs).")
    private OutputFormat format = OutputFormat.TABLE;

    @Option(names = "--quiet", description = "Print nothing but errors.")
    private boolean quiet;

    @Option(
            names = "--result-file",
            paramLabel = "FILE",
            description = "Write exit code and result as JSON, on success and on failure.")
    private @Nullable Path resultFile;

    /** A table for people or JSON for programs. */
    public OutputFormat format() {
        return format;
    }

    /** Whether only errors are printed. */
    public boolean quiet() {
        return quiet;
    }

    /** Where exit code and result are written too. */
    public Optional<Path> resultFile() {
        return Optional.ofNullable(resultFile);
    }
}

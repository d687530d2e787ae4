package io.slipway.ops.cli.root;

import io.slipway.ops.cli.Surroundings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the namespace lies, and how its object store is reached. */
public final class RootOptions {
    /** Where a root is when nobody says. */
    public static final String DEFAULT = "./slipway-data";

    private final Surroundings surroundings;

    @Option(
            names = "--root",
            paramLabel = "URI",
            description = "Where the namespace lies: a folder, file:///... or s3://bucket/prefix."
                    + " Else SLIPWAY_ROOT, else " + DEFAULT + ".")
    private @Nullable String root;

    public RootOptions(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The root as it was written. */
    public String text() {
        return root != null ? root : surroundings.variable("SLIPWAY_ROOT").orElse(DEFAULT);
    }

    /** Opens the store; the caller closes it. */
    public OpenRoot open() {
        return OpenRoot.of(text(), surroundings);
    }
}

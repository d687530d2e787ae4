package io.slipway.ops.cli.option;

import io.slipway.catalog.root.RootUri;
import io.slipway.ops.cli.verb.Surroundings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the namespace lies, and how its object store is reached. */
public final class RootOptions {
    /** Where a root is when nobody says. */
    public static final String DEFAULT = "./slipway-data";

    private final Surroundings surroundings;

    @Mixin
    private final StoreOptions storeOptions;

    @Option(
            names = "--root",
            paramLabel = "URI",
            description = "Where the namespace lies: a folder, file:///... or s3://bucket/prefix."
                    + " Else SLIPWAY_ROOT, else " + DEFAULT + ".")
    private @Nullable String root;

    public RootOptions(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.storeOptions = new StoreOptions(surroundings);
    }

    /**
     * The root that was named.
     *
     * @throws io.slipway.schemas.failure.UsageException if it is none
     */
    public RootUri uri() {
        return RootUri.parse(
                root != null ? root : surroundings.variable("SLIPWAY_ROOT").orElse(DEFAULT));
    }

    /** Whether the root stands on the command line itself. */
    public boolean isNamed() {
        return root != null;
    }

    /** How stores are reached, the root's and those of inputs. */
    public StoreOptions storeOptions() {
        return storeOptions;
    }

    /** Opens the root's store; the caller closes it. */
    public OpenRoot open() {
        return new OpenRoot(storeOptions.opener().open(uri()), surroundings);
    }
}

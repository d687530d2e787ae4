package io.slipway.ops.cli.option;

import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.ops.client.LoaderClient;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which loader is asked. */
public final class LoaderOptions {
    private static final String DEFAULT = "http://127.0.0.1:8080";

    private final Surroundings surroundings;

    @Option(
            names = "--loader",
            paramLabel = "URL",
            description = "The loader to ask. Else SLIPWAY_LOADER, else " + DEFAULT + ".")
    private @Nullable String loader;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "The loader's bearer token, for changes. Else SLIPWAY_TOKEN_FILE.")
    private @Nullable Path tokenFile;

    public LoaderOptions(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The loader that stands on the command line itself. */
    Optional<String> named() {
        return Optional.ofNullable(loader);
    }

    /** Whether a loader was named, on the command line or in the environment. */
    public boolean isNamed() {
        return loader != null || surroundings.variable("SLIPWAY_LOADER").isPresent();
    }

    /** A client of the loader. */
    public LoaderClient client() {
        String url = loader != null
                ? loader
                : surroundings.variable("SLIPWAY_LOADER").orElse(DEFAULT);
        Optional<Path> secret = Optional.ofNullable(tokenFile)
                .or(() -> surroundings.variable("SLIPWAY_TOKEN_FILE").map(Path::of));
        return new LoaderClient(
                HttpUrl.parse(url, "a loader", DEFAULT), surroundings.actor(), secret.map(TokenFile::read));
    }
}

package io.slipway.ops.cli.option;

import io.slipway.catalog.root.StoreOpener;
import io.slipway.catalog.s3.S3Settings;
import io.slipway.catalog.s3.S3Settings.Addressing;
import io.slipway.catalog.s3.S3Settings.Checksums;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.schemas.failure.UsageException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How an S3-compatible server is reached. Credentials come by the usual AWS chain and are no options. */
public final class StoreOptions {
    private final Surroundings surroundings;

    @Option(
            names = "--s3-endpoint",
            paramLabel = "URL",
            description = "An S3-compatible server other than AWS. Else SLIPWAY_S3_ENDPOINT.")
    private @Nullable URI endpoint;

    @Option(
            names = "--s3-region",
            paramLabel = "NAME",
            description = "Else SLIPWAY_S3_REGION, else what the AWS chain says (us-east-1 with an endpoint).")
    private @Nullable String region;

    @Option(
            names = "--s3-path-style",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false",
            description = "Name the bucket in the path. Else SLIPWAY_S3_PATH_STYLE, else true with an endpoint.")
    private @Nullable Boolean pathStyle;

    public StoreOptions(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The opener that these options describe. */
    public StoreOpener opener() {
        return new StoreOpener(new S3Settings(endpoint(), region(), addressing(), Checksums.AUTOMATIC));
    }

    private @Nullable URI endpoint() {
        return endpoint != null
                ? endpoint
                : surroundings
                        .variable("SLIPWAY_S3_ENDPOINT")
                        .map(StoreOptions::uri)
                        .orElse(null);
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException unfit) {
            throw new UsageException(
                    "Cannot use SLIPWAY_S3_ENDPOINT: " + unfit.getMessage(),
                    "Write a URL such as http://host:9000.",
                    unfit);
        }
    }

    private @Nullable String region() {
        return region != null
                ? region
                : surroundings.variable("SLIPWAY_S3_REGION").orElse(null);
    }

    private Addressing addressing() {
        Optional<Boolean> byPath = pathStyle != null
                ? Optional.of(pathStyle)
                : surroundings.variable("SLIPWAY_S3_PATH_STYLE").map(StoreOptions::yesOrNo);
        return byPath.map(path -> path ? Addressing.PATH : Addressing.HOST).orElse(Addressing.AUTOMATIC);
    }

    private static boolean yesOrNo(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new UsageException(
                        "Cannot use SLIPWAY_S3_PATH_STYLE: expected=true or false actual=" + text,
                        "Correct or unset it.");
        };
    }
}

package io.slipway.ops.cli.server;

import io.slipway.ops.cli.option.KafkaOptions;
import io.slipway.ops.cli.option.OpenRoot;
import io.slipway.ops.cli.option.RootOptions;
import io.slipway.ops.cli.option.TokenFile;
import io.slipway.ops.cli.verb.Answer;
import io.slipway.ops.cli.verb.Server;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.ops.run.RunningNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a node. */
@Command(
        name = "serve",
        description =
                "Run a node: it fetches, verifies and opens what the catalog activates, and answers look-ups over RESP"
                        + " and HTTP. It serves on, and starts again from its own disk, with loader and store down.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway serve --root s3://bucket/prefix --loader http://127.0.0.1:8080",
            "  slipway serve --config node.yaml",
            "  slipway serve --root s3://bucket/prefix --kafka-config kafka.properties",
            "  redis-cli -p 6380 HGETALL 'route_delays:{ATL}:LAX'"
        })
public final class ServeCommand implements Server {
    private final Surroundings surroundings;

    @Mixin
    private final RootOptions root;

    @Mixin
    private final NodeSettings node = new NodeSettings();

    @Option(
            names = "--loader",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "A loader to report to; may be given more than once (default http://127.0.0.1:8080).")
    private List<URI> loaders = List.of();

    @Option(names = "--token-file", paramLabel = "FILE", description = "A file with the bearer token of the loaders.")
    private @Nullable Path tokenFile;

    @Mixin
    private final KafkaOptions kafka;

    public ServeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.root = new RootOptions(surroundings);
        this.kafka = new KafkaOptions(surroundings);
    }

    @Override
    public Answer run() {
        String token = tokenFile == null ? "" : TokenFile.read(tokenFile);
        try (OpenRoot open = root.open();
                RunningNode running = node.start(open, loaders, token, kafka)) {
            surroundings
                    .streams()
                    .err()
                    .println("slipway serve: redis-cli -p " + running.server().respPort() + " and http://127.0.0.1:"
                            + running.server().httpPort() + " from "
                            + open.store().describe() + "; Ctrl-C ends it");
            surroundings.stop().await();
        }
        return Answer.done(Map.of(), "");
    }
}

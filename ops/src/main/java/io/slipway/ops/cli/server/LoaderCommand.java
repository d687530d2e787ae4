package io.slipway.ops.cli.server;

import io.slipway.catalog.Catalog;
import io.slipway.loader.app.LoaderOptions;
import io.slipway.loader.app.LoaderServer;
import io.slipway.ops.cli.option.KafkaOptions;
import io.slipway.ops.cli.option.OpenRoot;
import io.slipway.ops.cli.option.RootOptions;
import io.slipway.ops.cli.verb.Answer;
import io.slipway.ops.cli.verb.Server;
import io.slipway.ops.cli.verb.Surroundings;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a loader. */
@Command(
        name = "loader",
        description =
                "Run a loader: it judges gates, stages, activates, retires and expires versions, and answers REST. Any"
                        + " number may run on one root. A node does not need it to serve.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway loader --root s3://bucket/prefix",
            "  slipway loader --config loader.yaml",
            "  slipway loader --root s3://bucket/prefix --bind 0.0.0.0 --token-file token"
        })
public final class LoaderCommand implements Server {
    private final Surroundings surroundings;

    @Mixin
    private final RootOptions root;

    @Option(
            names = "--bind",
            paramLabel = "HOST",
            defaultValue = LoaderOptions.DEFAULT_BIND,
            description = "Address to listen on (default 127.0.0.1); any other needs --token-file.")
    private String bind = LoaderOptions.DEFAULT_BIND;

    @Option(
            names = "--loader-port",
            paramLabel = "PORT",
            defaultValue = "" + LoaderOptions.DEFAULT_PORT,
            description = "REST port (default 8080; 0: a free one).")
    private int port = LoaderOptions.DEFAULT_PORT;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "A file with the bearer token that changes and heartbeats have to show.")
    private @Nullable Path tokenFile;

    @Mixin
    private final KafkaOptions kafka;

    public LoaderCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.root = new RootOptions(surroundings);
        this.kafka = new KafkaOptions(surroundings);
    }

    @Override
    public Answer run() {
        try (OpenRoot open = root.open()) {
            Catalog catalog = open.catalog();
            try (LoaderServer loader = start(open, catalog)) {
                surroundings
                        .streams()
                        .err()
                        .println("slipway loader: " + loader.uri() + " on "
                                + open.store().describe() + "; Ctrl-C ends it");
                surroundings.stop().await();
            }
            return Answer.done(Map.of("sequence", catalog.state().sequence()), "");
        }
    }

    private LoaderServer start(OpenRoot open, Catalog catalog) {
        LoaderOptions options = new LoaderOptions(
                bind,
                Ports.check("--loader-port", port),
                tokenFile,
                LoaderOptions.defaults().times(),
                kafka.outside(catalog));
        return LoaderServer.start(options, catalog, open.store());
    }
}

package io.slipway.ops.cli.server;

import io.slipway.batch.job.report.ShellText;
import io.slipway.catalog.Catalog;
import io.slipway.loader.app.LoaderOptions;
import io.slipway.loader.app.LoaderServer;
import io.slipway.ops.cli.option.KafkaOptions;
import io.slipway.ops.cli.option.OpenRoot;
import io.slipway.ops.cli.option.RootOptions;
import io.slipway.ops.cli.verb.Answer;
import io.slipway.ops.cli.verb.Server;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.ops.run.RunningMachine;
import io.slipway.ops.run.RunningNode;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs everything in one process. */
@Command(
        name = "dev",
        description = "Run a loader and one node in one process, and found the namespace if there is none: all that one"
                + " machine needs. Listens on 127.0.0.1.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway dev --root file:///data/lake",
            "  slipway build my.yaml --root file:///data/lake      in another terminal",
            "  redis-cli -p 6380 HGETALL 'my:{key}'"
        })
public final class DevCommand implements Server {
    private final Surroundings surroundings;

    @Mixin
    private final RootOptions root;

    @Mixin
    private final NodeSettings node = new NodeSettings();

    @Option(names = "--loader-port", paramLabel = "PORT", description = "REST port (default 8080; 0: a free one).")
    private int loaderPort = LoaderOptions.DEFAULT_PORT;

    @Mixin
    private final KafkaOptions kafka;

    public DevCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.root = new RootOptions(surroundings);
        this.kafka = new KafkaOptions(surroundings);
    }

    @Override
    public Answer run() {
        try (OpenRoot open = root.open()) {
            Catalog catalog = foundOrOpen(open);
            try (RunningMachine machine = RunningMachine.start(
                    () -> startLoader(open, catalog), loader -> node.start(open, List.of(loader.uri()), "", kafka))) {
                tell(open, machine.loader(), machine.node());
                surroundings.stop().await();
            }
        }
        return Answer.done(Map.of(), "");
    }

    private void tell(OpenRoot open, LoaderServer loader, RunningNode running) {
        PrintStream err = surroundings.streams().err();
        String root = open.store().describe();
        err.println("slipway dev on " + root);
        err.println("  loader  " + loader.uri());
        err.println("  RESP    redis-cli -p " + running.server().respPort());
        err.println("  HTTP    http://127.0.0.1:" + running.server().httpPort() + "/v1/status");
        err.println("Build into it from another terminal: slipway push FILE.yaml --root " + ShellText.of(root)
                + "; Ctrl-C ends it");
    }

    private static Catalog foundOrOpen(OpenRoot open) {
        return Catalog.isInitialised(open.store())
                ? open.catalog()
                : Catalog.init(open.store(), open.options(), open.request("slipway dev"));
    }

    private LoaderServer startLoader(OpenRoot open, Catalog catalog) {
        LoaderOptions options = LoaderOptions.defaults()
                .withPort(Ports.check("--loader-port", loaderPort))
                .withOutside(kafka.outside(catalog));
        return LoaderServer.start(options, catalog, open.store());
    }
}

package io.slipway.ops.cli.build;

import io.slipway.ops.cli.option.LoaderOptions;
import io.slipway.ops.cli.option.Units;
import io.slipway.ops.cli.verb.Answer;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.ops.cli.verb.Verb;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Builds a version and waits for its rollout. */
@Command(
        name = "push",
        description =
                "Build a version and wait until it is served, or will not be: build --wait. Ends with 0 when all nodes"
                        + " answer from it, it waits for a person, or a newer version has replaced it meanwhile, 10 when a gate failed, 17 when the dataset is pinned, 20 when the"
                        + " rollout failed, 75 when the time was over.",
        footerHeading = "%nExamples:%n",
        footer = "  slipway push routes.yaml --root file:///data/lake --wait 30m")
public final class PushCommand implements Verb {
    private final PushRun push;

    @Mixin
    private final BuildOptions options;

    @Mixin
    private final LoaderOptions loader;

    @Option(
            names = "--wait",
            paramLabel = "SPAN",
            defaultValue = PushRun.DEFAULT_SPAN,
            converter = Units.Span.class,
            description = "Wait at most so long (default 10m).")
    private Duration wait = Duration.ofMinutes(10);

    public PushCommand(Surroundings surroundings) {
        this.push = new PushRun(surroundings);
        this.options = new BuildOptions(surroundings);
        this.loader = new LoaderOptions(surroundings);
    }

    @Override
    public Answer run() {
        return push.buildAndWait(options, loader, wait);
    }
}

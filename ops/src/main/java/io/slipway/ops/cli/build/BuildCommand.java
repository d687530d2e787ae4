package io.slipway.ops.cli.build;

import io.slipway.ops.cli.option.LoaderOptions;
import io.slipway.ops.cli.option.Units;
import io.slipway.ops.cli.verb.Answer;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.ops.cli.verb.Verb;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Builds a version and registers it. */
@Command(
        name = "build",
        description =
                "Build a version from a dataset file and register it. The dataset is defined by its first build. With"
                        + " --wait it ends when the version is served, or will not be.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway build routes.yaml --root file:///data/lake",
            "  slipway build routes.yaml --param until=2001-07-01 --as-of 2001-07-01T00:00:00Z",
            "  some-job | slipway build routes.yaml --push-id nightly-2001-07-01    (uri: \"-\" in the file)"
        })
public final class BuildCommand implements Verb {
    private final PushRun push;

    @Mixin
    private final BuildOptions options;

    @Mixin
    private final LoaderOptions loader;

    @Option(
            names = "--wait",
            paramLabel = "SPAN",
            arity = "0..1",
            fallbackValue = PushRun.DEFAULT_SPAN,
            converter = Units.Span.class,
            description = "Wait for the rollout, at most so long (10m if no span is given).")
    private @Nullable Duration wait;

    public BuildCommand(Surroundings surroundings) {
        this.push = new PushRun(surroundings);
        this.options = new BuildOptions(surroundings);
        this.loader = new LoaderOptions(surroundings);
    }

    @Override
    public Answer run() {
        return wait == null ? push.build(options) : push.buildAndWait(options, loader, wait);
    }
}

package io.slipway.ops.cli.build;

import io.slipway.batch.file.DatasetFile;
import io.slipway.batch.job.BuildJob;
import io.slipway.batch.job.BuildRequest;
import io.slipway.batch.job.BuildResult;
import io.slipway.batch.job.report.ShellText;
import io.slipway.catalog.Catalog;
import io.slipway.ops.cli.option.LoaderOfRoot;
import io.slipway.ops.cli.option.LoaderOptions;
import io.slipway.ops.cli.option.OpenRoot;
import io.slipway.ops.cli.verb.Answer;
import io.slipway.ops.cli.verb.ExitCode;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.ops.client.LoaderClient;
import io.slipway.schemas.failure.UnavailableException;
import java.time.Duration;

/** Builds, and if asked waits for what becomes of the version. */
final class PushRun {
    static final String DEFAULT_SPAN = "10m";

    private final Surroundings surroundings;

    PushRun(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    Answer build(BuildOptions options) {
        DatasetFile file = options.file();
        try (OpenRoot open = options.root().open()) {
            Catalog catalog = open.catalog();
            BuildResult result = build(options, file, open, catalog);
            BuildDocument document = BuildDocument.of(result);
            return new Answer(exit(result), document, BuildText.of(result, file));
        }
    }

    /** Looks for the loader first: whoever wants to wait has to know at once that there is nobody to wait for. */
    Answer buildAndWait(BuildOptions options, LoaderOptions loader, Duration patience) {
        LoaderClient client = loader.client();
        DatasetFile file = options.file();
        requireThere(client, options);
        try (OpenRoot open = options.root().open()) {
            LoaderOfRoot.check(client, open.catalog());
            BuildResult result = build(options, file, open, open.catalog());
            if (result.outcome() == BuildResult.Outcome.NOTHING_NEW) {
                return new Answer(ExitCode.NOTHING_NEW, BuildDocument.of(result), BuildText.of(result, file));
            }
            Rollout rollout = new RolloutWait(client).of(result.version(), patience);
            return new Answer(
                    rollout.exit(),
                    BuildDocument.of(result, rollout),
                    text(result, file, rollout) + "\n\n" + rollout.text());
        }
    }

    private static String text(BuildResult result, DatasetFile file, Rollout rollout) {
        return rollout.mayBeServed() ? BuildText.of(result, file) : BuildText.withoutLookUp(result, file);
    }

    private static void requireThere(LoaderClient loader, BuildOptions options) {
        try {
            loader.get("/health-check");
        } catch (UnavailableException away) {
            throw new UnavailableException(
                    String.valueOf(away.getMessage()),
                    "Start one with 'slipway loader --root URI', name another with --loader URL, or build without"
                            + " waiting: slipway build " + ShellText.of(options.named()) + " --root URI.",
                    away);
        }
    }

    private BuildResult build(BuildOptions options, DatasetFile file, OpenRoot open, Catalog catalog) {
        try (ProgressScreen screen = new ProgressScreen(surroundings.streams())) {
            BuildRequest request = new BuildRequest(
                    file, catalog, open.store(), options.kafka(), options.push(), options.environment());
            return BuildJob.run(request, screen);
        }
    }

    private static ExitCode exit(BuildResult result) {
        return switch (result.outcome()) {
            case REGISTERED -> ExitCode.DONE;
            case REGISTERED_BEFORE -> Rejections.exitOf(result);
            case NOTHING_NEW -> ExitCode.NOTHING_NEW;
        };
    }
}

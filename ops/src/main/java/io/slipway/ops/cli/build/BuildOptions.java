package io.slipway.ops.cli.build;

import io.slipway.batch.file.DatasetFile;
import io.slipway.batch.job.BuildEnvironment;
import io.slipway.batch.job.PushOptions;
import io.slipway.kafka.topic.KafkaSettings;
import io.slipway.ops.cli.option.KafkaOptions;
import io.slipway.ops.cli.option.RootOptions;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.schemas.dataset.PushId;
import io.slipway.schemas.failure.UsageException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a push takes besides its dataset file. */
final class BuildOptions {
    @Mixin
    private final RootOptions root;

    @Mixin
    private final MachineOptions machine;

    @Mixin
    private final KafkaOptions kafka;

    @Parameters(paramLabel = "FILE.yaml", description = "The dataset file.")
    private Path file = Path.of("");

    @Option(
            names = "--param",
            paramLabel = "NAME=VALUE",
            description = "Another value for a parameter of the file. May be repeated.")
    private Map<String, String> parameters = Map.of();

    @Option(
            names = "--push-id",
            paramLabel = "ID",
            description =
                    "Name the push, so that a retry is the same one (default: a hash of file, parameters, inputs).")
    private @Nullable String pushId;

    @Option(names = "--force", description = "A new push, even if there was one of these inputs.")
    private boolean force;

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            description =
                    "What moment the data stands for, such as 2001-07-01T00:00:00Z. An older one never replaces a newer.")
    private @Nullable Instant asOf;

    @Option(names = "--no-activate", description = "Only register the version; an operator stages it.")
    private boolean noActivate;

    @Option(names = "--skip-unchanged", description = "End with 99 if the rows are those of the active version.")
    private boolean skipUnchanged;

    private final String actor;

    BuildOptions(Surroundings surroundings) {
        this.actor = surroundings.actor();
        this.root = new RootOptions(surroundings);
        this.machine = new MachineOptions(surroundings, root.storeOptions());
        this.kafka = new KafkaOptions(surroundings);
    }

    RootOptions root() {
        return root;
    }

    DatasetFile file() {
        return DatasetFile.read(file);
    }

    /** The dataset file as the user named it. */
    Path named() {
        return file;
    }

    PushOptions push() {
        if (force && pushId != null) {
            throw new UsageException(
                    "Cannot push: --push-id and --force contradict each other",
                    "--push-id names a push that a retry continues, --force makes a new one; leave one out.");
        }
        return new PushOptions(
                actor,
                Optional.ofNullable(pushId).map(BuildOptions::pushId),
                force,
                parameters,
                Optional.ofNullable(asOf),
                !noActivate,
                skipUnchanged);
    }

    BuildEnvironment environment() {
        return machine.environment();
    }

    Optional<KafkaSettings> kafka() {
        return kafka.settings();
    }

    private static PushId pushId(String text) {
        try {
            return new PushId(text);
        } catch (IllegalArgumentException unfit) {
            throw new UsageException(String.valueOf(unfit.getMessage()), "Choose another --push-id.", unfit);
        }
    }
}

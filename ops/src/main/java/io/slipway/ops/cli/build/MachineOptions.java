package io.slipway.ops.cli.build;

import io.slipway.batch.job.BuildEnvironment;
import io.slipway.catalog.root.RootUri;
import io.slipway.ops.cli.option.StoreOptions;
import io.slipway.ops.cli.option.Units;
import io.slipway.ops.cli.verb.NotYet;
import io.slipway.ops.cli.verb.Surroundings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a build may take of this machine. */
final class MachineOptions {
    private final Surroundings surroundings;
    private final StoreOptions stores;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            defaultValue = "embedded",
            description = "embedded (this machine, the default).")
    private Engine engine = Engine.EMBEDDED;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            defaultValue = "1GiB",
            converter = Units.Bytes.class,
            description = "For the engine and the sort together; what does not fit goes to disk (default 1GiB).")
    private long memory = BuildEnvironment.DEFAULT_MEMORY_BYTES;

    @Option(
            names = "--temp-dir",
            paramLabel = "DIR",
            description = "Where what does not fit into the memory goes (default: the system's).")
    private @Nullable Path tempDir;

    /** Who derives the rows. */
    enum Engine {
        EMBEDDED,
        SPARK
    }

    MachineOptions(Surroundings surroundings, StoreOptions stores) {
        this.surroundings = surroundings;
        this.stores = stores;
    }

    BuildEnvironment environment() {
        if (engine == Engine.SPARK) {
            throw NotYet.refusal("--engine spark");
        }
        return new BuildEnvironment(
                memory,
                Runtime.getRuntime().availableProcessors(),
                tempDir != null ? tempDir : Path.of(System.getProperty("java.io.tmpdir")),
                surroundings.streams().in(),
                uri -> stores.opener().open(RootUri.parse(uri.toString())),
                surroundings.clock(),
                surroundings.random());
    }
}

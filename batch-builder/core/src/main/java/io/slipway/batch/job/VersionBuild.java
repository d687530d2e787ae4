package io.slipway.batch.job;

import io.slipway.batch.check.RequiredKeys;
import io.slipway.batch.check.SqlGates;
import io.slipway.batch.embedded.Derivation;
import io.slipway.batch.embedded.DuckSession;
import io.slipway.batch.embedded.DuckSettings;
import io.slipway.batch.job.plan.Policy;
import io.slipway.batch.job.plan.ResolvedInputs;
import io.slipway.batch.job.plan.Standing;
import io.slipway.batch.job.run.Publication;
import io.slipway.batch.job.run.RowsToVersion;
import io.slipway.batch.job.run.WrittenRows;
import io.slipway.batch.progress.Progress;
import io.slipway.batch.progress.Stage;
import io.slipway.batch.sort.SortMemory;
import io.slipway.catalog.definition.Gates;
import io.slipway.catalog.manifest.CheckVerdict;
import io.slipway.schemas.row.RowSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A build from its inputs to its commit, when it is settled what is to be built. */
final class VersionBuild {
    private static final Duration GATE_LIMIT = Duration.ofMinutes(10);

    private final BuildRequest request;
    private final Progress progress;
    private final Workspace workspace;
    private final Publication publication;

    VersionBuild(BuildRequest request, Progress progress, Workspace workspace, Publication publication) {
        this.request = request;
        this.progress = progress;
        this.workspace = workspace;
        this.publication = publication;
    }

    BuildResult run(ResolvedInputs inputs, Standing standing, Policy policy) {
        try (DuckSession engine = DuckSession.open(engineSettings())) {
            engine.read(inputs.inputs());
            Derivation derivation = engine.derive(inputs.derive());
            derivation.warnings().forEach(progress::warn);
            RowSchema schema = policy.schema(request.file().recipe(), derivation.columns(), standing);
            Gates gates = policy.definition().gates();
            if (!gates.sql().isEmpty()) {
                progress.begin(Stage.DERIVE);
                derivation.keep();
            }
            RequiredKeys keys = RequiredKeys.of(request.file().dataset(), schema, gates.requiredKeys());
            if (request.file().recipe().publish().kafka()) {
                publication.open(
                        request.kafka().orElseThrow(), request.file().recipe().sharding());
            }
            WrittenRows written = new RowsToVersion(
                            schema,
                            request.file().recipe(),
                            policy.definition().maxRejected(),
                            keys,
                            workspace.folder("files"),
                            publication,
                            progress)
                    .run(derivation, sortMemory(engine));
            progress.begin(Stage.CHECK);
            List<CheckVerdict> checks = new ArrayList<>(keys.verdict().stream().toList());
            checks.addAll(new SqlGates(derivation.output(), GATE_LIMIT).run(gates.sql()));
            return new Commit(request, progress, publication)
                    .run(new Commit.Built(inputs, standing, policy, schema, written, checks));
        }
    }

    private DuckSettings engineSettings() {
        BuildEnvironment environment = request.environment();
        return new DuckSettings(environment.memoryBytes() / 2, environment.threads(), workspace.folder("engine"));
    }

    private SortMemory sortMemory(DuckSession engine) {
        BuildEnvironment environment = request.environment();
        return new SortMemory(
                engine.memory(), environment.memoryBytes() / 2, environment.threads(), workspace.folder("runs"));
    }
}

package io.slipway.batch.job;

import io.slipway.batch.job.BuildResult.Outcome;
import io.slipway.batch.job.plan.Policy;
import io.slipway.batch.job.plan.RecipeJson;
import io.slipway.batch.job.plan.ResolvedInputs;
import io.slipway.batch.job.plan.Standing;
import io.slipway.batch.job.report.BuildFigures;
import io.slipway.batch.job.report.BuildReport;
import io.slipway.batch.job.report.KeyText;
import io.slipway.batch.job.report.ProcessMemory;
import io.slipway.batch.job.run.Publication;
import io.slipway.batch.job.run.WrittenRows;
import io.slipway.batch.progress.Progress;
import io.slipway.batch.progress.Stage;
import io.slipway.catalog.entry.Change.Activation;
import io.slipway.catalog.json.RawJson;
import io.slipway.catalog.manifest.CheckVerdict;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.catalog.state.VersionState;
import io.slipway.schemas.row.RowSchema;
import io.slipway.sst.commit.AddedFiles;
import io.slipway.sst.commit.CommitOrder;
import io.slipway.sst.commit.Committed;
import io.slipway.sst.commit.ManifestDraft;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** The last step of a build: report, manifest, and the entry that makes it a version. */
final class Commit {
    private static final String ENGINE = "embedded";
    private static final String VERSION =
            Objects.requireNonNullElse(Commit.class.getPackage().getImplementationVersion(), "0.1.0-SNAPSHOT");

    private final BuildRequest request;
    private final Progress progress;
    private final Publication publication;

    Commit(BuildRequest request, Progress progress, Publication publication) {
        this.request = request;
        this.progress = progress;
        this.publication = publication;
    }

    /** What was built. */
    record Built(
            ResolvedInputs inputs,
            Standing standing,
            Policy policy,
            RowSchema schema,
            WrittenRows written,
            List<CheckVerdict> checks) {}

    BuildResult run(Built built) {
        progress.begin(Stage.COMMIT);
        BuildFigures figures = figures(built.written());
        Optional<VersionState> same = request.options().skipUnchanged() ? sameRows(built) : Optional.empty();
        if (same.isPresent()) {
            return result(Outcome.NOTHING_NEW, same.get(), figures, built);
        }
        publication.attempt().report(report(figures, built).toJson());
        Committed committed = publication.commit(draft(built), order());
        Outcome outcome = committed.alreadyThere() ? Outcome.REGISTERED_BEFORE : Outcome.REGISTERED;
        return result(outcome, committed.version(), figures, built);
    }

    /** The active version if it has exactly these rows, whatever its files. */
    private Optional<VersionState> sameRows(Built built) {
        return built.standing()
                .active()
                .filter(active -> {
                    Manifest manifest = active.manifest();
                    return manifest.rowChecksum().equals(publication.checksum())
                            && manifest.rows() == publication.rows()
                            && publication.isMadeLike(manifest)
                            && manifest.key().equals(new RawJson(built.schema().keyJson()))
                            && manifest.valueSchema()
                                    .equals(new RawJson(built.schema().valueSchemaJson()));
                })
                .map(Standing.Active::version);
    }

    private ManifestDraft draft(Built built) {
        return new ManifestDraft(
                request.environment().clock().instant(),
                ENGINE,
                VERSION,
                built.inputs().described(),
                built.inputs().parameters(),
                built.policy().definition(),
                new RawJson(built.schema().keyJson()),
                new RawJson(built.schema().valueSchemaJson()),
                request.file().recipe().sharding().shards(),
                built.written().measures(),
                built.checks(),
                RecipeJson.of(request.file().recipe()));
    }

    private CommitOrder order() {
        PushOptions options = request.options();
        return new CommitOrder(
                options.actor(),
                null,
                options.activate() ? Activation.BY_POLICY : Activation.NO,
                options.asOf().orElse(null));
    }

    private BuildFigures figures(WrittenRows written) {
        AddedFiles added = publication.attempt().added();
        return new BuildFigures(
                written.read(),
                publication.rows(),
                written.rejected(),
                written.replaced(),
                publication.bytes(),
                added.files(),
                added.borrowedFiles(),
                written.sortedRuns());
    }

    private BuildReport report(BuildFigures figures, Built built) {
        OptionalLong peak = ProcessMemory.peakBytes();
        return new BuildReport(
                BuildReport.FORMAT_VERSION,
                BuildReport.stageMillis(progress),
                figures,
                built.written().rejectedBecause(),
                request.environment().memoryBytes(),
                peak.isPresent() ? peak.getAsLong() : null,
                built.inputs().described(),
                built.checks(),
                progress.warnings());
    }

    private BuildResult result(Outcome outcome, VersionState version, BuildFigures figures, Built built) {
        progress.end();
        KeyText keys = new KeyText(request.file().dataset(), built.schema());
        return new BuildResult(
                outcome,
                version,
                figures,
                progress.times(),
                built.checks(),
                progress.warnings(),
                publication.topic().map(ManifestTopic::name),
                publication.firstKey().map(key -> keys.of(key.bytes())));
    }
}

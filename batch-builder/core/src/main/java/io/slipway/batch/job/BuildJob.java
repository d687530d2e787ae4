package io.slipway.batch.job;

import io.slipway.batch.job.BuildResult.Outcome;
import io.slipway.batch.job.plan.Policy;
import io.slipway.batch.job.plan.PushIds;
import io.slipway.batch.job.plan.ResolvedInputs;
import io.slipway.batch.job.plan.Standing;
import io.slipway.batch.job.report.BuildFigures;
import io.slipway.batch.job.run.Publication;
import io.slipway.batch.progress.Progress;
import io.slipway.batch.progress.ProgressListener;
import io.slipway.batch.progress.Stage;
import io.slipway.batch.source.CopyListener;
import io.slipway.batch.source.InputResolver;
import io.slipway.catalog.Catalog;
import io.slipway.catalog.state.VersionState;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.PushId;
import io.slipway.sst.commit.Committed;
import java.util.List;
import java.util.Optional;

/**
 * Builds one version of a dataset; the class to read first.
 *
 * <pre>
 *   prepare   which inputs there are, which push this is, what stands in the catalog, which policy holds
 *   encode    SQL -> batches -> rows: key and value bytes, measured, gathered by slot group
 *   write     sorted shards -> SST files, verified -> uploaded; or into a topic; or both
 *   check     the DEFINEd gates over the output
 *   commit    manifest, then the entry of the catalog log that makes it a version
 * </pre>
 *
 * <p>Nothing is visible before the commit. A build that fails or is killed before leaves only objects that nobody names,
 * and its temporary folder; the same push may be built again at any time, and becomes one version.
 */
public final class BuildJob {
    private final BuildRequest request;
    private final Progress progress;
    private final Workspace workspace;

    private BuildJob(BuildRequest request, Progress progress, Workspace workspace) {
        this.request = request;
        this.progress = progress;
        this.workspace = workspace;
    }

    /**
     * Builds and commits.
     *
     * @throws io.slipway.schemas.failure.SlipwayException classed by what to do about it
     */
    public static BuildResult run(BuildRequest request, ProgressListener listener) {
        Progress progress = new Progress(listener);
        BuildEnvironment environment = request.environment();
        try (Workspace workspace = Workspace.create(environment.tempFolder(), progress::warn);
                Publication publication = new Publication(
                        request.catalog(),
                        request.store(),
                        request.file().recipe().publish(),
                        environment.random(),
                        progress::warn)) {
            return new BuildJob(request, progress, workspace).run(publication);
        }
    }

    private BuildResult run(Publication publication) {
        progress.begin(Stage.PREPARE);
        DatasetName dataset = request.file().dataset();
        Catalog catalog = request.catalog();
        Policy.requireSameKey(request.file().definition(), Standing.in(catalog.refresh(), catalog, dataset));
        ResolvedInputs inputs = resolveInputs();
        PushId pushId = pushId(inputs);
        Optional<Committed> before = publication.committer().find(dataset, pushId);
        if (before.isPresent()) {
            return nothingDone(before.get().version());
        }
        Standing standing = Standing.in(publication.begin(dataset, pushId).base(), catalog, dataset);
        Policy policy = Policy.of(request.file(), standing, request.store().describe(), progress::warn);
        return new VersionBuild(request, progress, workspace, publication).run(inputs, standing, policy);
    }

    private ResolvedInputs resolveInputs() {
        InputResolver resolver = new InputResolver(
                request.file().folder(),
                request.environment().inputs(workspace.folder("inputs"), new Copying(progress)));
        return ResolvedInputs.of(request.file(), request.options().parameters(), resolver);
    }

    /** The copying of inputs as progress. */
    private record Copying(Progress progress) implements CopyListener {
        @Override
        public void onBegin(long bytes) {
            progress.expectBytes(bytes);
        }

        @Override
        public void onCopied(long bytes) {
            progress.add(0, bytes);
        }
    }

    private PushId pushId(ResolvedInputs inputs) {
        PushOptions options = request.options();
        if (options.force()) {
            return PushIds.random(request.environment().random());
        }
        return options.pushId()
                .orElseGet(() -> PushIds.of(
                        request.file().text(),
                        inputs.parameters(),
                        inputs.inputs(),
                        request.environment().random()));
    }

    private BuildResult nothingDone(VersionState version) {
        progress.end();
        Outcome outcome = request.options().skipUnchanged() ? Outcome.NOTHING_NEW : Outcome.REGISTERED_BEFORE;
        return new BuildResult(
                outcome,
                version,
                BuildFigures.NONE,
                progress.times(),
                List.of(),
                progress.warnings(),
                Optional.empty(),
                Optional.empty());
    }
}

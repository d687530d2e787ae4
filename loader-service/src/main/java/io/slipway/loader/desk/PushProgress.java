package io.slipway.loader.desk;

import io.slipway.catalog.definition.Rollout.Activate;
import io.slipway.catalog.node.NodeId;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.DatasetState;
import io.slipway.catalog.state.VersionState;
import io.slipway.loader.gate.GateReport;
import io.slipway.loader.nodes.NodesHeard;
import io.slipway.loader.nodes.NodesHeard.Liveness;
import io.slipway.loader.nodes.Verdict;
import io.slipway.loader.tick.GateKeeper;
import io.slipway.loader.view.PushView;
import io.slipway.loader.view.PushView.Stage;
import java.util.List;

/** Says where a version stands on its way, in a word and in a sentence. */
public final class PushProgress {
    private final Desk desk;
    private final VersionViews versions;
    private final GateKeeper gates;

    public PushProgress(Desk desk, VersionViews versions, GateKeeper gates) {
        this.desk = desk;
        this.versions = versions;
        this.gates = gates;
    }

    /** A stage and the sentence that explains it. */
    private record Standing(Stage stage, String sentence) {}

    /** How far the push of a version is. */
    public PushView of(CatalogState state, VersionState version) {
        Standing standing =
                switch (version.status()) {
                    case REGISTERED -> registered(state, version);
                    case STAGED -> staged(state, version);
                    case ACTIVE -> active(state, version);
                    case STANDBY, RETIRED, EXPIRED ->
                        new Standing(Stage.REPLACED, version.label() + " was live and has been replaced.");
                    case ROLLED_BACK -> new Standing(Stage.ROLLED_BACK, rolledBack(version));
                    case REJECTED -> new Standing(Stage.REJECTED, rejected(version));
                };
        return new PushView(
                version.pushId().text(),
                standing.stage(),
                standing.stage().isSettled(),
                standing.sentence(),
                versions.of(state, version));
    }

    private Standing registered(CatalogState state, VersionState version) {
        DatasetState dataset = state.dataset(version.dataset()).orElseThrow();
        if (!version.byPolicy()) {
            return new Standing(Stage.LEFT_TO_OPERATOR, version.label() + " waits until an operator stages it.");
        }
        if (dataset.pinned() != null
                && gates.latest(version).filter(GateReport::passed).isPresent()) {
            return new Standing(Stage.HELD, version.label() + " passed its gates, but " + pinned(dataset));
        }
        String why = dataset.staged()
                .map(other -> other.label() + " is on its way before it")
                .orElse("its gates are to be judged");
        return new Standing(Stage.WAITING, version.label() + " waits: " + why + ".");
    }

    private Standing staged(CatalogState state, VersionState version) {
        Verdict verdict = desk.readiness(state).of(version.dataset(), version.number(), desk.need(state, version));
        if (!verdict.isReady()) {
            return new Standing(Stage.PREPARING, version.label() + " is being prepared: " + verdict.words() + ".");
        }
        DatasetState dataset = state.dataset(version.dataset()).orElseThrow();
        if (dataset.pinned() != null) {
            return new Standing(Stage.HELD, version.label() + " is ready, but " + pinned(dataset));
        }
        return isAutomatic(dataset, version)
                ? new Standing(Stage.PREPARING, version.label() + " is ready and about to be activated.")
                : new Standing(Stage.READY, version.label() + " is ready and waits for a person to activate it.");
    }

    private static String pinned(DatasetState dataset) {
        return "the dataset is pinned to version " + dataset.pinned() + ". To end the hold, which rejects what waits: "
                + "slipway unpin " + dataset.name() + " --reason TEXT; then push again with --force.";
    }

    private boolean isAutomatic(DatasetState dataset, VersionState version) {
        return version.byPolicy()
                && desk.facts()
                        .definition(dataset)
                        .filter(definition -> definition.rollout().activate() == Activate.AUTOMATIC)
                        .isPresent();
    }

    private Standing active(CatalogState state, VersionState version) {
        NodesHeard heard = desk.heartbeats().now();
        List<NodeId> expected = state.members().keySet().stream()
                .filter(node -> heard.liveness(node) != Liveness.SUSPECT)
                .toList();
        List<NodeId> behind = expected.stream()
                .filter(node -> !hasApplied(heard, node, version.activatedSequence()))
                .toList();
        if (expected.isEmpty()) {
            return new Standing(Stage.APPLYING, version.label() + " is active, but no node reports.");
        }
        return behind.isEmpty()
                ? new Standing(Stage.LIVE, version.label() + " is live on " + expected + ".")
                : new Standing(
                        Stage.APPLYING, version.label() + " is active; not yet answering from it: " + behind + ".");
    }

    private static boolean hasApplied(NodesHeard heard, NodeId node, long sequence) {
        return heard.liveness(node) == Liveness.HEARD
                && heard.last(node)
                        .filter(last -> last.heartbeat().appliedSequence() >= sequence)
                        .isPresent();
    }

    private static String rolledBack(VersionState version) {
        return version.label() + " was rolled back. To serve it again: slipway unpin " + version.dataset()
                + " --reason TEXT, then slipway stage " + version.label()
                + " --reason TEXT. For other rows, push again; the same rows need --force.";
    }

    private static String rejected(VersionState version) {
        VersionState.Rejection rejection = version.rejection();
        return version.label() + " was rejected" + (rejection == null ? "." : ": " + rejection.words() + ".");
    }
}

package io.slipway.loader.nodes;

import io.slipway.catalog.node.NodeId;
import io.slipway.catalog.node.VersionReport;
import io.slipway.loader.nodes.NodesHeard.Liveness;
import io.slipway.loader.nodes.Verdict.Lack;
import io.slipway.loader.nodes.Verdict.Outcome;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Readiness by heartbeat, over the members that the log names.
 *
 * <p>Without an assignment every member owns every slot group, so the owners of each are all members. A suspect does
 * not count, but at least one owner has to be there: with nobody heard nothing is ready.
 */
public final class HeardReadiness implements Readiness {
    private final List<NodeId> owners;
    private final NodesHeard heard;

    public HeardReadiness(Collection<NodeId> members, NodesHeard heard) {
        this.owners = members.stream().sorted().toList();
        this.heard = heard;
    }

    @Override
    public Verdict of(DatasetName dataset, VersionNumber version, Need need) {
        List<NodeId> ready = new ArrayList<>();
        List<Lack> lacking = new ArrayList<>();
        for (NodeId owner : with(Liveness.HEARD)) {
            Optional<VersionReport> report = heard.report(owner, dataset, version);
            if (report.filter(r -> r.state().answersAtOnce()).isPresent()) {
                ready.add(owner);
            } else {
                lacking.add(new Lack(owner, report.map(HeardReadiness::why).orElse("has not begun with it")));
            }
        }
        List<NodeId> unheard = with(Liveness.UNKNOWN);
        Outcome outcome = need.all()
                ? all(ready.size(), lacking.size(), unheard.size())
                : some(need.replicas(), ready.size(), unheard.size());
        return new Verdict(outcome, ready, lacking, unheard, with(Liveness.SUSPECT));
    }

    private static Outcome all(int ready, int lacking, int unheard) {
        if (lacking > 0) {
            return Outcome.NOT_READY;
        } else if (unheard > 0) {
            return Outcome.UNKNOWN;
        }
        return ready > 0 ? Outcome.READY : Outcome.NOT_READY;
    }

    private static Outcome some(int needed, int ready, int unheard) {
        if (ready >= needed) {
            return Outcome.READY;
        }
        return ready + unheard >= needed ? Outcome.UNKNOWN : Outcome.NOT_READY;
    }

    private List<NodeId> with(Liveness liveness) {
        return owners.stream()
                .filter(owner -> heard.liveness(owner) == liveness)
                .toList();
    }

    private static String why(VersionReport report) {
        return switch (report.state()) {
            case FETCHING -> "fetching, " + report.bytesDone() + " of " + report.bytesTotal() + " bytes";
            case FAILED -> "failed, " + report.reason();
            case READY, OPEN -> "open";
        };
    }
}

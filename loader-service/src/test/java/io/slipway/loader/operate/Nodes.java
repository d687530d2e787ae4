package io.slipway.loader.operate;

import io.slipway.catalog.node.Heartbeat;
import io.slipway.catalog.node.NodeId;
import io.slipway.catalog.node.VersionReport;
import io.slipway.catalog.node.VersionReport.State;
import io.slipway.loader.fixture.Ledger;
import io.slipway.loader.nodes.Heard;
import io.slipway.loader.nodes.HeardReadiness;
import io.slipway.loader.nodes.Need;
import io.slipway.loader.nodes.NodesHeard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What nodes have open, as a loader heard it just now. */
final class Nodes {
    private final Map<NodeId, List<VersionReport>> open = new TreeMap<>();
    private Duration uptime = Duration.ZERO;

    Nodes pass(long seconds) {
        uptime = uptime.plusSeconds(seconds);
        return this;
    }

    Nodes open(String node, long version) {
        open.computeIfAbsent(new NodeId(node), any -> new ArrayList<>())
                .add(new VersionReport(Ledger.ROUTES, Ledger.v(version), State.OPEN, "", 0, 0));
        return this;
    }

    Facts facts(Ledger log) {
        Map<NodeId, Heard> heard = new TreeMap<>();
        open.forEach((node, reports) ->
                heard.put(node, new Heard(new Heartbeat(node, "boot", Ledger.address(), 1, reports), uptime)));
        NodesHeard all = new NodesHeard(heard, uptime, Duration.ofSeconds(5));
        return new Facts(log.state(), new HeardReadiness(log.state().members().keySet(), all), dataset -> Need.ALL);
    }
}

package io.slipway.loader.view;

import io.slipway.catalog.node.NodeAddress;
import io.slipway.catalog.node.NodeId;
import io.slipway.catalog.node.VersionReport;
import io.slipway.catalog.state.CatalogState;
import io.slipway.loader.nodes.Heard;
import io.slipway.loader.nodes.NodesHeard;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A serving node as this loader sees it.
 *
 * @param member whether the log names it
 * @param bootId of the run that was heard last
 * @param appliedSequence the newest entry that the node answers from
 * @param silentMillis time since its last heartbeat
 * @param versions what it said about versions
 */
public record NodeView(
        String node,
        @Nullable NodeAddress address,
        NodesHeard.Liveness liveness,
        boolean member,
        @Nullable String bootId,
        @Nullable Long appliedSequence,
        @Nullable Long silentMillis,
        List<ReportView> versions) {

    /** What a node said about a version. */
    public record ReportView(
            String dataset, long version, VersionReport.State state, String reason, long bytesDone, long bytesTotal) {
        static ReportView of(VersionReport report) {
            return new ReportView(
                    report.dataset().text(),
                    report.version().value(),
                    report.state(),
                    report.reason(),
                    report.bytesDone(),
                    report.bytesTotal());
        }
    }

    /** Members, and nodes that were heard and are no members yet, by name. */
    public static List<NodeView> all(CatalogState state, NodesHeard heard) {
        TreeSet<NodeId> nodes = new TreeSet<>(state.members().keySet());
        nodes.addAll(heard.heard().keySet());
        return nodes.stream().map(node -> of(node, state, heard)).toList();
    }

    private static NodeView of(NodeId node, CatalogState state, NodesHeard heard) {
        @Nullable Heard last = heard.heard().get(node);
        @Nullable NodeAddress address = state.members().get(node);
        boolean member = address != null;
        if (last == null) {
            return new NodeView(node.text(), address, heard.liveness(node), member, null, null, null, List.of());
        }
        return new NodeView(
                node.text(),
                last.heartbeat().address(),
                heard.liveness(node),
                member,
                last.heartbeat().bootId(),
                last.heartbeat().appliedSequence(),
                heard.uptime().minus(last.at()).toMillis(),
                last.heartbeat().versions().stream().map(ReportView::of).toList());
    }
}

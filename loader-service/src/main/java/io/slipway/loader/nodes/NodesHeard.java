package io.slipway.loader.nodes;

import io.slipway.catalog.node.NodeId;
import io.slipway.catalog.node.VersionReport;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything this loader has heard, at one moment. Immutable.
 *
 * @param heard the last heartbeat of each node, also of nodes that are no members yet
 * @param uptime how long this loader has listened
 * @param patience how long a node may be silent before it is suspect: five heartbeat periods
 */
public record NodesHeard(Map<NodeId, Heard> heard, Duration uptime, Duration patience) {

    /** How a node looks from here. */
    public enum Liveness {
        /** It spoke within the patience. */
        HEARD,
        /** This loader has listened long enough, and heard nothing. */
        SUSPECT,
        /** This loader has not listened long enough to say. */
        UNKNOWN
    }

    /** Copies the map, in the order of node ids. */
    public NodesHeard {
        heard = Collections.unmodifiableSortedMap(new TreeMap<>(heard));
    }

    /** How the node looks from here. */
    public Liveness liveness(NodeId node) {
        @Nullable Heard last = heard.get(node);
        Duration silence = last == null ? uptime : uptime.minus(last.at());
        if (silence.compareTo(patience) >= 0) {
            return Liveness.SUSPECT;
        }
        return last == null ? Liveness.UNKNOWN : Liveness.HEARD;
    }

    /** The suspects among the members, sorted. */
    public List<NodeId> suspects(Collection<NodeId> members) {
        return members.stream()
                .filter(node -> liveness(node) == Liveness.SUSPECT)
                .sorted()
                .toList();
    }

    /** The last heartbeat of the node, if there was one. */
    public Optional<Heard> last(NodeId node) {
        return Optional.ofNullable(heard.get(node));
    }

    /** What the node said about the version in its last heartbeat, if anything. */
    public Optional<VersionReport> report(NodeId node, DatasetName dataset, VersionNumber version) {
        @Nullable Heard last = heard.get(node);
        if (last == null) {
            return Optional.empty();
        }
        return last.heartbeat().versions().stream()
                .filter(report ->
                        report.dataset().equals(dataset) && report.version().equals(version))
                .findFirst();
    }
}

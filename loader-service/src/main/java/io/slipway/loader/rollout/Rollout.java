package io.slipway.loader.rollout;

import io.slipway.catalog.entry.Change;
import io.slipway.catalog.node.NodeAddress;
import io.slipway.catalog.state.DatasetState;
import io.slipway.loader.expire.Expiry;
import io.slipway.loader.expire.Retirement;
import io.slipway.loader.nodes.Heard;
import io.slipway.loader.nodes.NodesHeard.Liveness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides what is due, for one entry of the log. Read this first: a node that speaks joins; of each dataset a version goes
 * its way from registered to active; what stands by too long is retired, and what nobody keeps expires.
 *
 * <p>Pure, without clock or I/O: two loaders in one situation decide the same.
 */
public final class Rollout {
    private final Duration grace;

    /**
     * Makes a decision maker.
     *
     * @param grace how long a version stays as it is at least before it expires
     */
    public Rollout(Duration grace) {
        this.grace = grace;
    }

    /** All that is due in a situation. */
    public Decision decide(Situation now) {
        List<Change> changes = new ArrayList<>(joins(now));
        Set<GateKey> wanted = new HashSet<>();
        for (DatasetState dataset : now.state().datasets().values()) {
            now.facts().definition(dataset).ifPresent(definition -> {
                DatasetRollout rollout = new DatasetRollout(dataset, definition, now);
                changes.addAll(rollout.changes());
                wanted.addAll(rollout.wanted());
                changes.addAll(Retirement.due(dataset));
                changes.addAll(new Expiry(definition.retention(), grace).due(dataset, now));
            });
        }
        return new Decision(changes, wanted);
    }

    // A silent node is not joined: its word is old, and its address may be another's by now.
    private static List<Change> joins(Situation now) {
        Stream<Heard> speaking = now.heard().heard().values().stream()
                .filter(node -> now.heard().liveness(node.heartbeat().nodeId()) == Liveness.HEARD);
        return speaking.filter(node -> !node.heartbeat()
                        .address()
                        .equals(now.state().members().get(node.heartbeat().nodeId())))
                .<Change>map(
                        node -> join(node.heartbeat().nodeId(), node.heartbeat().address()))
                .toList();
    }

    private static Change join(io.slipway.catalog.node.NodeId node, NodeAddress address) {
        return new Change.Join(node, address);
    }
}

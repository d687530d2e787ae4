package io.slipway.loader.nodes;

import io.slipway.catalog.node.NodeId;
import io.slipway.loader.event.LoaderEvent.NodeSuspected;
import io.slipway.loader.event.LoaderEvents;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Tells the listeners, once a silence, which member has become suspect. One thread. */
public final class SilenceWatch {
    private final LoaderEvents events;
    private final Set<NodeId> suspects = new TreeSet<>();

    public SilenceWatch(LoaderEvents events) {
        this.events = events;
    }

    /** Looks at what was heard. */
    public void look(Set<NodeId> members, NodesHeard heard) {
        List<NodeId> now = heard.suspects(members);
        now.stream().filter(suspects::add).forEach(node -> events.publish(new NodeSuspected(node)));
        suspects.retainAll(now);
    }
}

package io.slipway.serving.node;

import io.slipway.serving.metric.LookupCounts;
import io.slipway.serving.resp.command.Clients;
import java.time.Duration;
import java.util.Objects;

/** What a node knows of itself, for those who tell it on. Thread-safe. */
final class NodeState {
    /** The version of this software. */
    static final String VERSION =
            Objects.requireNonNullElse(NodeState.class.getPackage().getImplementationVersion(), "development");

    private final NodeOptions options;
    private final NodeStore store;
    private final String transport;
    private final int loops;
    private final LookupCounts counts = new LookupCounts();
    private final Clients clients = new Clients(System::nanoTime);
    private final long startedNanos = System.nanoTime();

    NodeState(NodeOptions options, NodeStore store, String transport, int loops) {
        this.options = options;
        this.store = store;
        this.transport = transport;
        this.loops = loops;
    }

    NodeOptions options() {
        return options;
    }

    NodeStore store() {
        return store;
    }

    /** What the loops have counted. */
    LookupCounts counts() {
        return counts;
    }

    /** The RESP clients. */
    Clients clients() {
        return clients;
    }

    /** The name of the transport: epoll or nio. */
    String transport() {
        return transport;
    }

    /** The number of event loops. */
    int loops() {
        return loops;
    }

    /** The time since the node was started. */
    Duration uptime() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }
}

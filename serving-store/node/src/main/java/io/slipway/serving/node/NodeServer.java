package io.slipway.serving.node;

import io.netty.channel.EventLoop;
import io.slipway.catalog.node.Heartbeat;
import io.slipway.catalog.node.ListenPlace;
import io.slipway.catalog.node.NodeAddress;
import io.slipway.serving.Readiness;
import io.slipway.serving.ServingStore;
import io.slipway.serving.answer.Braces;
import io.slipway.serving.answer.Lookups;
import io.slipway.serving.heartbeat.Heartbeats;
import io.slipway.serving.http.HttpRoutes;
import io.slipway.serving.http.wire.HttpListener;
import io.slipway.serving.resp.RespListener;
import io.slipway.serving.resp.RespService;
import io.slipway.serving.resp.command.NodeFacts;
import io.slipway.serving.resp.command.NodeFacts.Mode;
import io.slipway.serving.resp.loop.EventLoops;
import io.slipway.serving.resp.loop.PerLoop;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/**
 * A node that answers: RESP and HTTP on the same event loops, heartbeats to its loaders. Thread-safe. Closed by whoever
 * started it, before its serving store.
 */
public final class NodeServer implements AutoCloseable {
    private final NodeOptions options;
    private final NodeStore store;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private int respPort;
    private int httpPort;

    private NodeServer(NodeOptions options, NodeStore store) {
        this.options = options;
        this.store = store;
    }

    /**
     * Starts to answer from a serving store.
     *
     * @param events hears what happens in that store
     * @throws io.slipway.schemas.failure.UsageException if a port cannot be listened on
     */
    public static NodeServer start(NodeOptions options, ServingStore store, NodeEvents events) {
        return start(options, NodeStore.of(store), events);
    }

    /** Starts to answer from what is like a serving store. */
    static NodeServer start(NodeOptions options, NodeStore store, NodeEvents events) {
        NodeServer server = new NodeServer(options, store);
        try {
            server.open(events);
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** The port that answers RESP. */
    public int respPort() {
        return respPort;
    }

    /** The port that answers HTTP. */
    public int httpPort() {
        return httpPort;
    }

    private void open(NodeEvents events) {
        EventLoops loops = keep(EventLoops.start(EventLoops.usualCount()));
        NodeState state = new NodeState(options, store, loops.transport(), loops.count());
        Function<EventLoop, Lookups> lookups = lookups(state);
        respPort = keep(RespListener.open(
                        loops,
                        place("RESP", options.listen().respPort(), "--resp-port"),
                        new RespService(lookups, state.clients(), new NodeInfo(state), this::facts)))
                .port();
        httpPort = keep(HttpListener.open(
                        loops,
                        place("HTTP", options.listen().httpPort(), "--http-port"),
                        lookups,
                        new HttpRoutes(
                                new NodeStatus(state, new NodeMetrics(state, events, Clock.systemUTC()), events))))
                .port();
        keep(Heartbeats.start(options.loaders(), options.token(), this::heartbeat, this::headSeen));
    }

    private Function<EventLoop, Lookups> lookups(NodeState state) {
        Braces braces = options.mode() == Mode.CLUSTER ? Braces.REQUIRED : Braces.OPTIONAL;
        PerLoop<Lookups> perLoop = new PerLoop<>();
        return loop ->
                perLoop.of(loop, () -> new Lookups(store, braces, state.counts().forLoop(), System::nanoTime));
    }

    private ListenPlace place(String protocol, int port, String option) {
        return new ListenPlace(protocol, options.listen().bind(), port, option);
    }

    private NodeFacts facts(int listeningPort) {
        return new NodeFacts(
                options.nodeId().text(),
                NodeState.VERSION,
                options.mode(),
                host(),
                options.announce().respPort().orElse(listeningPort));
    }

    private Heartbeat heartbeat() {
        Readiness readiness = store.readiness();
        int port = options.announce().respPort().orElse(respPort);
        NodeAddress address = new NodeAddress(host() + ":" + port, host() + ":" + httpPort);
        return new Heartbeat(
                options.nodeId(), readiness.bootId(), address, readiness.appliedSequence(), readiness.versions());
    }

    private void headSeen(long sequence) {
        if (sequence > store.readiness().appliedSequence()) {
            store.lookAtLog();
        }
    }

    private String host() {
        return options.announce().host().orElse(options.listen().bind());
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    /** Closes the ports and all connections; returns when nothing reads from the serving store any more. */
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            closeQuietly(parts.pop());
        }
    }

    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException("Cannot close " + part.getClass().getSimpleName(), e);
        }
    }
}

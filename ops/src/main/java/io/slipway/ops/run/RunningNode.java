package io.slipway.ops.run;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.serving.ServingEnvironment;
import io.slipway.serving.ServingOptions;
import io.slipway.serving.ServingStore;
import io.slipway.serving.node.NodeEvents;
import io.slipway.serving.node.NodeLog;
import io.slipway.serving.node.NodeOptions;
import io.slipway.serving.node.NodeServer;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A serving store and the sockets in front of it. */
public record RunningNode(ServingStore serving, NodeServer server) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningNode.class);

    /** A node that has not caught up by then answers with what it has. */
    private static final CatchingUp CATCHING_UP =
            new CatchingUp(Duration.ofSeconds(15), Duration.ofMinutes(5), LOG::warn);

    /**
     * Opens the ports when the node has caught up with the catalog, or has given up on it.
     *
     * @param catalog opens the catalog of the store, maybe again and again until the store answers
     */
    public static RunningNode start(
            ObjectStore store, Supplier<Catalog> catalog, ServingOptions options, NodeOptions node) {
        NodeEvents events = new NodeEvents();
        ServingStore serving =
                ServingStore.start(options, ServingEnvironment.system(events.and(new NodeLog())), catalog, store);
        try {
            CATCHING_UP.await(serving);
            return new RunningNode(serving, NodeServer.start(node, serving, events));
        } catch (RuntimeException e) {
            serving.close();
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } finally {
            serving.close();
        }
    }
}

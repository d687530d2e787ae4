package io.slipway.serving.node;

import io.slipway.catalog.node.NodeId;
import io.slipway.serving.fixture.TestData;
import io.slipway.serving.fixture.TestNodeStore;
import io.slipway.serving.node.NodeOptions.Listen;
import io.slipway.serving.resp.command.NodeFacts.Mode;

/** A node with the test data, on free ports. */
final class TestNode implements AutoCloseable {
    private final NodeServer server;

    private TestNode(Mode mode) {
        NodeOptions options = NodeOptions.local(new NodeId("n1"))
                .withListen(new Listen("127.0.0.1", 0, 0))
                .withMode(mode);
        server = NodeServer.start(options, new TestNodeStore(TestData.store()), new NodeEvents());
    }

    static TestNode alone() {
        return new TestNode(Mode.STANDALONE);
    }

    static TestNode ofCluster() {
        return new TestNode(Mode.CLUSTER);
    }

    int port() {
        return server.respPort();
    }

    @Override
    public void close() {
        server.close();
    }
}

package io.slipway.serving.node;

import io.slipway.catalog.node.NodeId;
import io.slipway.serving.resp.command.NodeFacts.Mode;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * How a node meets the world.
 *
 * @param nodeId its stable name
 * @param listen where it listens
 * @param announce what clients and loaders are told to connect to
 * @param mode alone, or as cluster clients expect it
 * @param loaders base URLs of the loaders it tells how it is
 * @param token the loaders' bearer token; empty if they want none
 */
public record NodeOptions(NodeId nodeId, Listen listen, Announce announce, Mode mode, List<URI> loaders, String token) {
    private static final int RESP_PORT = 6380;
    private static final int HTTP_PORT = 8090;

    /** Copies the loaders in. */
    public NodeOptions {
        loaders = List.copyOf(loaders);
    }

    /**
     * Where a node listens.
     *
     * @param bind address or name of the interface
     * @param respPort 0 for any that is free
     * @param httpPort 0 for any that is free
     */
    public record Listen(String bind, int respPort, int httpPort) {}

    /**
     * What others are told to connect to.
     *
     * @param host empty for the interface it listens on
     * @param respPort empty for the port it listens on
     */
    public record Announce(Optional<String> host, Optional<Integer> respPort) {
        /** What it listens on. */
        public static final Announce AS_LISTENING = new Announce(Optional.empty(), Optional.empty());
    }

    /** A node on the loopback interface and the usual ports, alone and without loaders. */
    public static NodeOptions local(NodeId nodeId) {
        return new NodeOptions(
                nodeId,
                new Listen("127.0.0.1", RESP_PORT, HTTP_PORT),
                Announce.AS_LISTENING,
                Mode.STANDALONE,
                List.of(),
                "");
    }

    /** The same, listening elsewhere. */
    public NodeOptions withListen(Listen other) {
        return new NodeOptions(nodeId, other, announce, mode, loaders, token);
    }

    /** The same, announcing something else. */
    public NodeOptions withAnnounce(Announce other) {
        return new NodeOptions(nodeId, listen, other, mode, loaders, token);
    }

    /** The same in another mode. */
    public NodeOptions withMode(Mode other) {
        return new NodeOptions(nodeId, listen, announce, other, loaders, token);
    }

    /** The same with these loaders and their token. */
    public NodeOptions withLoaders(List<URI> others, String othersToken) {
        return new NodeOptions(nodeId, listen, announce, mode, others, othersToken);
    }
}

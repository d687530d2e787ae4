package io.slipway.ops.cli.server;

import io.slipway.catalog.node.NodeId;
import io.slipway.ops.cli.option.KafkaOptions;
import io.slipway.ops.cli.option.OpenRoot;
import io.slipway.ops.cli.option.Units;
import io.slipway.ops.run.RunningNode;
import io.slipway.schemas.failure.UsageException;
import io.slipway.serving.ServingOptions;
import io.slipway.serving.TopicOptions;
import io.slipway.serving.node.NodeOptions;
import io.slipway.serving.resp.command.NodeFacts.Mode;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a node. */
final class NodeSettings {
    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "The node's own directory (default ./slipway-node); one process at a time.")
    private Path dataDir = Path.of("slipway-node");

    @Option(names = "--node-id", paramLabel = "ID", description = "The node's stable name (default: the host's).")
    private @Nullable String nodeId;

    @Option(names = "--bind", paramLabel = "HOST", description = "Address to listen on (default 127.0.0.1).")
    private String bind = "127.0.0.1";

    @Option(names = "--resp-port", paramLabel = "PORT", description = "Redis protocol (default 6380; 0: a free one).")
    private int respPort = 6380;

    @Option(names = "--http-port", paramLabel = "PORT", description = "HTTP (default 8090; 0: a free one).")
    private int httpPort = 8090;

    @Option(
            names = "--cache",
            paramLabel = "SIZE",
            converter = Units.Bytes.class,
            description = "Block cache of all versions together, such as 2GiB (default 256MiB).")
    private @Nullable Long cacheBytes;

    @Option(names = "--cluster", description = "Answer as a Redis Cluster of one node, for cluster clients.")
    private boolean cluster;

    @Option(
            names = "--announce-host",
            paramLabel = "HOST",
            description = "What clients are told to connect to (default: what it listens on).")
    private @Nullable String announceHost;

    @Option(names = "--announce-port", paramLabel = "PORT", description = "The same for the RESP port.")
    private @Nullable Integer announcePort;

    @Option(
            names = "--fetch-from",
            paramLabel = "SOURCE",
            defaultValue = "files",
            description = "Where to take a version from that has both: files (the default) or topic (which needs"
                    + " --kafka-config). A version that has one alone comes from there.")
    private FetchFrom fetchFrom = FetchFrom.FILES;

    /** Starts a node on a root that reports to these loaders. */
    RunningNode start(OpenRoot root, List<URI> loaders, String token, KafkaOptions kafka) {
        return RunningNode.start(root.store(), root::catalog, serving(kafka), node().withLoaders(loaders, token));
    }

    private ServingOptions serving(KafkaOptions kafka) {
        ServingOptions options = ServingOptions.in(dataDir);
        ServingOptions cached = cacheBytes == null ? options : options.withCacheBytes(cacheBytes);
        return topics(kafka).map(cached::withTopics).orElse(cached);
    }

    private Optional<TopicOptions> topics(KafkaOptions kafka) {
        boolean preferred = fetchFrom == FetchFrom.TOPIC;
        Optional<TopicOptions> topics = kafka.settings().map(settings -> new TopicOptions(settings, preferred));
        if (preferred && topics.isEmpty()) {
            throw new UsageException("Cannot fetch from topics: no brokers are named", "Give --kafka-config FILE too.");
        }
        return topics;
    }

    private NodeOptions node() {
        return NodeOptions.local(id())
                .withListen(new NodeOptions.Listen(
                        bind, Ports.check("--resp-port", respPort), Ports.check("--http-port", httpPort)))
                .withAnnounce(
                        new NodeOptions.Announce(Optional.ofNullable(announceHost), Optional.ofNullable(announcePort)))
                .withMode(cluster ? Mode.CLUSTER : Mode.STANDALONE);
    }

    private NodeId id() {
        String name = nodeId != null ? nodeId : hostName();
        try {
            return new NodeId(name);
        } catch (IllegalArgumentException unfit) {
            throw new UsageException(String.valueOf(unfit.getMessage()), "Name the node with --node-id.", unfit);
        }
    }

    // Two nodes of one name are refused, so a fixed default would fail on the second machine.
    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            throw new UsageException(
                    "Cannot name this node: the host has no name", "Name it with --node-id.", nameless);
        }
    }
}

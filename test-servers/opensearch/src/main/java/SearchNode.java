import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.opensearch.Version;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.Node;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/**
 * One node of OpenSearch, alone. Java 25 runs this file as it is; the rest of the project is compiled for an older Java, which
 * cannot read OpenSearch's classes. Arguments: a folder, a port.
 */
public final class SearchNode extends Node {
    private SearchNode(Environment environment) {
        super(environment, List.of(http()), true);
    }

    private static PluginInfo http() {
        String name = Netty4ModulePlugin.class.getName();
        return new PluginInfo("http", "HTTP", "1", Version.CURRENT, "25", name, List.of(), false);
    }

    public static void main(String[] arguments) throws Exception {
        Settings settings = Settings.builder()
                .put("path.home", arguments[0])
                .put("path.data", Path.of(arguments[0], "data").toString())
                .put("cluster.name", "slipway-test")
                .put("node.name", "only")
                .put("discovery.type", "single-node")
                .put("network.host", "127.0.0.1")
                .put("http.port", arguments[1])
                .put("transport.port", "0")
                .put("transport.type", "netty4")
                .put("http.type", "netty4")
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .put("action.destructive_requires_name", true)
                .build();
        SearchNode node = new SearchNode(new Environment(settings, Path.of(arguments[0], "config")));
        node.start();
        new CountDownLatch(1).await();
    }
}

package io.slipway.ops.run;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.CatalogOptions;
import io.slipway.catalog.append.ChangeRequest;
import io.slipway.catalog.entry.RequestId;
import io.slipway.catalog.node.NodeId;
import io.slipway.catalog.store.LocalObjectStore;
import io.slipway.loader.app.LoaderOptions;
import io.slipway.loader.app.LoaderServer;
import io.slipway.serving.ServingOptions;
import io.slipway.serving.node.NodeOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;

/** A new namespace in a folder with a loader and a node on free ports. */
public final class TestMachine implements AutoCloseable {
    private static final CatalogOptions OPTIONS = CatalogOptions.of(Clock.systemUTC(), new Random(11));

    private final Path root;
    private final LocalObjectStore store;
    private final RunningMachine running;

    private TestMachine(Path folder) {
        this.root = folder.resolve("lake");
        this.store = new LocalObjectStore(root);
        Catalog catalog = Catalog.init(store, OPTIONS, new ChangeRequest("test", new RequestId("init"), null));
        this.running = RunningMachine.start(
                () -> LoaderServer.start(LoaderOptions.defaults().withPort(0), catalog, store),
                loader -> RunningNode.start(
                        store,
                        () -> Catalog.open(store, OPTIONS),
                        ServingOptions.in(folder.resolve("node")),
                        node(loader)));
    }

    public static TestMachine in(Path folder) {
        return new TestMachine(folder);
    }

    private static NodeOptions node(LoaderServer loader) {
        return NodeOptions.local(new NodeId("n1"))
                .withListen(new NodeOptions.Listen("127.0.0.1", 0, 0))
                .withLoaders(List.of(loader.uri()), "");
    }

    /** The folder of the namespace. */
    public Path root() {
        return root;
    }

    public URI loader() {
        return running.loader().uri();
    }

    /** The node's HTTP address. */
    public URI node() {
        return URI.create("http://127.0.0.1:" + running.node().server().httpPort());
    }

    @Override
    public void close() {
        try {
            running.close();
        } finally {
            store.close();
        }
    }
}

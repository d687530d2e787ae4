package io.slipway.ops.quickstart;

import io.slipway.batch.file.DatasetFile;
import io.slipway.batch.job.BuildEnvironment;
import io.slipway.batch.job.BuildJob;
import io.slipway.batch.job.BuildRequest;
import io.slipway.batch.job.BuildResult;
import io.slipway.batch.job.PushOptions;
import io.slipway.batch.progress.ProgressListener;
import io.slipway.catalog.Catalog;
import io.slipway.catalog.CatalogOptions;
import io.slipway.catalog.append.ChangeRequest;
import io.slipway.catalog.entry.RequestId;
import io.slipway.catalog.node.NodeId;
import io.slipway.catalog.store.LocalObjectStore;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.loader.app.LoaderOptions;
import io.slipway.loader.app.LoaderServer;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.ops.client.LoaderClient;
import io.slipway.schemas.failure.UsageException;
import io.slipway.serving.ServingEnvironment;
import io.slipway.serving.ServingOptions;
import io.slipway.serving.ServingStore;
import io.slipway.serving.node.NodeEvents;
import io.slipway.serving.node.NodeOptions;
import io.slipway.serving.node.NodeServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** A namespace in a folder, with a loader and a node: everything that Slipway is, in one process. */
final class Machine implements AutoCloseable {
    private static final int RESP_PORT = 6380;
    private static final int HTTP_PORT = 8090;

    private final Surroundings surroundings;
    private final Path folder;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final ObjectStore store;
    private final Catalog catalog;
    private final LoaderServer loader;
    private final ServingStore serving;
    private final NodeServer node;

    private Machine(Path folder, Surroundings surroundings) {
        this.surroundings = surroundings;
        this.folder = folder;
        this.store = keep(new LocalObjectStore(folder.resolve("root")));
        this.catalog = Catalog.init(store, options(), request());
        this.loader = keep(onFreePort(
                LoaderOptions.DEFAULT_PORT,
                port -> LoaderServer.start(LoaderOptions.defaults().withPort(port), catalog, store)));
        NodeEvents events = new NodeEvents();
        this.serving = keep(ServingStore.start(
                ServingOptions.in(folder.resolve("node")),
                ServingEnvironment.system(events),
                () -> Catalog.open(store, options()),
                store));
        this.node = keep(onFreePort(RESP_PORT, port -> NodeServer.start(nodeOptions(port), serving, events)));
    }

    static Machine start(Path folder, Surroundings surroundings) {
        return new Machine(folder, surroundings);
    }

    private NodeOptions nodeOptions(int respPort) {
        int httpPort = respPort == 0 ? 0 : HTTP_PORT;
        return NodeOptions.local(new NodeId("quickstart"))
                .withListen(new NodeOptions.Listen("127.0.0.1", respPort, httpPort))
                .withLoaders(List.of(loader.uri()), "");
    }

    /** The usual port, or any if that is taken: a first look must not fail because something else runs here. */
    private static <T> T onFreePort(int usual, IntFunction<T> start) {
        try {
            return start.apply(usual);
        } catch (UsageException taken) {
            return start.apply(0);
        }
    }

    private CatalogOptions options() {
        return CatalogOptions.of(surroundings.clock(), surroundings.random());
    }

    private ChangeRequest request() {
        return new ChangeRequest(surroundings.actor(), RequestId.random(surroundings.random()), "quickstart");
    }

    BuildResult build(DatasetFile file, Map<String, String> parameters) {
        BuildEnvironment environment = new BuildEnvironment(
                BuildEnvironment.DEFAULT_MEMORY_BYTES,
                Runtime.getRuntime().availableProcessors(),
                folder,
                surroundings.streams().in(),
                uri -> {
                    throw new UsageException("Cannot read " + uri + ": the samples are local", "Use slipway build.");
                },
                surroundings.clock(),
                surroundings.random());
        PushOptions push = PushOptions.DEFAULT.withActor(surroundings.actor()).withParameters(parameters);
        return BuildJob.run(new BuildRequest(file, catalog, store, push, environment), ProgressListener.SILENT);
    }

    Catalog catalog() {
        return catalog;
    }

    /** A client of the loader, as the verbs have it. */
    LoaderClient loaderClient() {
        return new LoaderClient(loader.uri(), surroundings.actor(), Optional.empty());
    }

    URI loader() {
        return loader.uri();
    }

    int respPort() {
        return node.respPort();
    }

    int httpPort() {
        return node.httpPort();
    }

    /** Bytes that the node has fetched so far. */
    long fetchedBytes() {
        return serving.figures().fetchedBytes();
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            closeLast();
        }
    }

    private void closeLast() {
        try {
            parts.pop().close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Cannot end a part of the quickstart", e);
        }
    }
}

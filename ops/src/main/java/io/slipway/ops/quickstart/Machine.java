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
import io.slipway.ops.run.RunningMachine;
import io.slipway.ops.run.RunningNode;
import io.slipway.schemas.failure.UsageException;
import io.slipway.serving.ServingOptions;
import io.slipway.serving.node.NodeOptions;
import java.net.URI;
import java.nio.file.Path;
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
    private final ObjectStore store;
    private final Catalog catalog;
    private final RunningMachine running;

    private Machine(Path folder, ObjectStore store, Surroundings surroundings) {
        this.surroundings = surroundings;
        this.folder = folder;
        this.store = store;
        this.catalog = Catalog.init(store, options(), request());
        this.running = RunningMachine.start(this::startLoader, this::startNode);
    }

    static Machine start(Path folder, Surroundings surroundings) {
        ObjectStore store = new LocalObjectStore(folder.resolve("root"));
        try {
            return new Machine(folder, store, surroundings);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private LoaderServer startLoader() {
        return onFreePort(
                LoaderOptions.DEFAULT_PORT,
                port -> LoaderServer.start(LoaderOptions.defaults().withPort(port), catalog, store));
    }

    private RunningNode startNode(LoaderServer loader) {
        return onFreePort(
                RESP_PORT,
                port -> RunningNode.start(
                        store,
                        () -> Catalog.open(store, options()),
                        ServingOptions.in(folder.resolve("node")),
                        nodeOptions(port, loader)));
    }

    private static NodeOptions nodeOptions(int respPort, LoaderServer loader) {
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
        return BuildJob.run(
                new BuildRequest(file, catalog, store, Optional.empty(), push, environment), ProgressListener.SILENT);
    }

    Catalog catalog() {
        return catalog;
    }

    /** A client of the loader, as the verbs have it. */
    LoaderClient loaderClient() {
        return new LoaderClient(loader(), surroundings.actor(), Optional.empty());
    }

    URI loader() {
        return running.loader().uri();
    }

    int respPort() {
        return running.node().server().respPort();
    }

    int httpPort() {
        return running.node().server().httpPort();
    }

    /** Bytes that the node has fetched so far. */
    long fetchedBytes() {
        return running.node().serving().figures().fetchedBytes();
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

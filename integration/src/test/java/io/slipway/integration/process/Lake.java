package io.slipway.integration.process;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.s3.S3ObjectStore;
import io.slipway.catalog.s3.S3ProxyServer;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.store.LocalObjectStore;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.integration.fixture.Builds;
import io.slipway.integration.program.Launcher;
import io.slipway.integration.program.Program;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A namespace, with a dataset of numbers to build into it; looked at by the test past any proxy. Closed by the test. */
public final class Lake implements AutoCloseable {
    public static final int ROWS = 5_000;
    public static final int FILES = 4;
    public static final String BUCKET = "lake";
    public static final String DATASET = """
            dataset: numbers
            inputs: { data: "numbers.csv" }
            parameters: { v: "1" }
            derive: "SELECT n::VARCHAR AS n, '${v}' AS v, md5(n::VARCHAR) AS text FROM data, range(0, 5000) AS r(n)"
            key: { partition: [n] }
            shards: 4
            """;

    private final Path folder;
    private final String root;
    private final Launcher launcher;
    private final ObjectStore store;
    private final Builds builds;

    private Lake(Path folder, String root, Launcher launcher, ObjectStore store, String dataset) throws IOException {
        this.folder = folder;
        this.root = root;
        this.launcher = launcher.with(Map.of("SLIPWAY_ROOT", root));
        this.store = store;
        this.builds = new Builds(store, Builds.found(store), folder);
        Files.writeString(datasetFile(), dataset);
        Files.writeString(folder.resolve("numbers.csv"), "one\n1\n");
    }

    /** Founds a namespace in a folder. */
    static Lake inFolder(Path folder) throws IOException {
        return inFolder(folder, DATASET, Map.of());
    }

    /**
     * Founds a namespace in a folder.
     *
     * @param dataset the text of the dataset file
     * @param variables what the programs find in their environment
     */
    public static Lake inFolder(Path folder, String dataset, Map<String, String> variables) throws IOException {
        Path root = folder.resolve("lake");
        Launcher launcher = Launcher.in(folder).with(variables);
        return new Lake(folder, root.toString(), launcher, new LocalObjectStore(root), dataset);
    }

    /**
     * Founds a namespace in the bucket of an S3 server.
     *
     * @param endpoint where the programs find the server
     * @param folder for all that lies on a disk; its name becomes the prefix
     */
    static Lake onS3(S3ProxyServer server, URI endpoint, Path folder) throws IOException {
        return onS3(server, endpoint, folder, DATASET, Map.of());
    }

    /**
     * Founds a namespace in the bucket of an S3 server.
     *
     * @param endpoint where the programs find the server
     * @param folder for all that lies on a disk; its name becomes the prefix
     * @param dataset the text of the dataset file
     * @param variables what the programs find in their environment besides the server
     */
    public static Lake onS3(
            S3ProxyServer server, URI endpoint, Path folder, String dataset, Map<String, String> variables)
            throws IOException {
        String prefix = String.valueOf(folder.getFileName());
        Launcher launcher = Launcher.in(folder)
                .with(variables)
                .with(Map.of(
                        "AWS_ACCESS_KEY_ID",
                        S3ProxyServer.ACCESS_KEY,
                        "AWS_SECRET_ACCESS_KEY",
                        S3ProxyServer.SECRET_KEY,
                        "SLIPWAY_S3_ENDPOINT",
                        endpoint.toString()));
        return new Lake(
                folder,
                "s3://" + BUCKET + "/" + prefix,
                launcher,
                S3ObjectStore.open(BUCKET, prefix, server.settings()),
                dataset);
    }

    String root() {
        return root;
    }

    Path datasetFile() {
        return folder.resolve("numbers.yaml");
    }

    /** The data directory of the node. */
    public Path nodeFolder() {
        return folder.resolve("node");
    }

    /** Starts commands on this root. */
    public Launcher launcher() {
        return launcher;
    }

    /** Builds into it in this JVM. */
    public Builds builds() {
        return builds;
    }

    /** The folder that builds write their temporary files to. */
    Path spool() {
        return folder.resolve("spool");
    }

    /** Starts a build. */
    public Program startBuild(String pushId, String v) throws IOException {
        return startBuild(launcher, pushId, v);
    }

    /** Starts a build by a launcher that differs from this root's. */
    Program startBuild(Launcher other, String pushId, String v) throws IOException {
        return other.start(
                "build",
                datasetFile().toString(),
                "--push-id",
                pushId,
                "--param",
                "v=" + v,
                "--memory",
                "256MiB",
                "--temp-dir",
                spool().toString());
    }

    /** Starts a node that listens to a loader. */
    public Program startNode(String loader) throws IOException {
        return launcher.start(
                "serve",
                "--data-dir",
                nodeFolder().toString(),
                "--node-id",
                "node",
                "--resp-port",
                "0",
                "--http-port",
                "0",
                "--loader",
                loader);
    }

    /** Starts a loader. */
    public Program startLoader() throws IOException {
        return launcher.start("loader", "--loader-port", "0");
    }

    /** Builds a version to its commit. */
    public void build(String pushId, String v) throws Exception {
        try (Program build = startBuild(pushId, v)) {
            build.requireDone();
        }
    }

    /** The versions that the log names. */
    public List<VersionState> versions() {
        return builds.catalog().refresh().versions().toList();
    }

    /** Their manifests. */
    public List<Manifest> manifests() {
        return versions().stream().map(builds::manifest).toList();
    }

    /** The changes of the log from a sequence on, in their order. */
    public List<Change> changesFrom(long sequence) {
        Catalog catalog = builds.catalog();
        return catalog.entries(sequence, catalog.refresh().sequence()).stream()
                .flatMap(stored -> stored.entry().changes().stream())
                .toList();
    }

    /** How many objects of builds have names of this ending. */
    public long objects(String ending) {
        try (Stream<?> objects =
                store.list("datasets/").filter(object -> object.key().text().endsWith(ending))) {
            return objects.count();
        }
    }

    @Override
    public void close() {
        store.close();
    }
}

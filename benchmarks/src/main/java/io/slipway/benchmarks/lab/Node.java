package io.slipway.benchmarks.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A namespace with one node and a loader in a process of its own, serving what was built into it. */
public record Node(Lab lab, Path root, int respPort, int loaderPort) {
    private static final int MOST_TRIES = 2400;
    private static final long PAUSE_NANOS = 50_000_000;

    /** Founds a namespace and starts {@code slipway dev} on it. */
    public static Node start(Lab lab) throws IOException {
        Path root = lab.folder().resolve("root");
        Node node = new Node(lab, root, Lab.freePort(), Lab.freePort());
        lab.keep(Command.start(
                log(lab),
                lab.slipway(
                        "dev",
                        "--root",
                        root.toString(),
                        "--data-dir",
                        lab.folder().resolve("node").toString(),
                        "--resp-port",
                        String.valueOf(node.respPort),
                        "--http-port",
                        "0",
                        "--loader-port",
                        String.valueOf(node.loaderPort))));
        RespClient.await(node.respPort).close();
        return node;
    }

    /** Builds a dataset file and returns when a key is answered from its version. */
    public void serve(Path datasetFile, String key, int version) throws IOException, InterruptedException {
        Command.run(
                lab.folder().resolve("build.log"),
                lab.slipway("build", datasetFile.toString(), "--root", root.toString(), "--quiet"));
        String versioned = key.replaceFirst(":", "@" + version + ":");
        try (RespClient client = RespClient.await(respPort)) {
            for (int tries = 0; tries < MOST_TRIES; tries++) {
                if (isServed(client, versioned) && isServed(client, key)) {
                    return;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        throw new IOException(versioned + " is not served:\n" + Files.readString(log(lab)));
    }

    /** A dataset or a version that is not there yet is answered with an error. */
    private static boolean isServed(RespClient client, String key) throws IOException {
        try {
            return client.call("GET", key) != null;
        } catch (RespClient.ErrorAnswer notYet) {
            return false;
        }
    }

    private static Path log(Lab lab) {
        return lab.folder().resolve("node.log");
    }
}

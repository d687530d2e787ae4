package io.slipway.benchmarks.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A namespace with one node and a loader in a process of its own, serving what was built into it. */
public record Node(Lab lab, Path root, int respPort, int loaderPort) {
    /** Founds a namespace and starts {@code slipway dev} on it. */
    public static Node start(Lab lab) throws IOException, InterruptedException {
        Path root = lab.folder().resolve("root");
        Node node = new Node(lab, root, Lab.freePort(), Lab.freePort());
        lab.keep(Command.start(
                lab.folder().resolve("node.log"),
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

    /** Pushes a dataset file and returns when look-ups of the key are answered from that version. */
    public void serve(Path datasetFile, String key, int version) throws IOException, InterruptedException {
        Command.time(
                lab.folder().resolve("push.log"),
                lab.slipway("build", datasetFile.toString(), "--root", root.toString(), "--quiet"));
        String versioned = key.replaceFirst(":", "@" + version + ":");
        try (RespClient client = RespClient.await(respPort)) {
            for (int tries = 0; ; tries++) {
                try {
                    if (client.call("GET", versioned) != null && client.call("GET", key) != null) {
                        return;
                    }
                } catch (IOException notYet) {
                    if (tries > 2000) {
                        throw notYet;
                    }
                }
                LockSupport.parkNanos(50_000_000);
            }
        }
    }
}

package io.slipway.benchmarks.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A Redis of its own, holding everything in memory and writing nothing to disk. */
public record Redis(int port) {
    public static Redis start(Lab lab) throws IOException, MissingPeer {
        Lab.require("redis-server", "redis-server");
        int port = Lab.freePort();
        Path log = lab.folder().resolve("redis.log");
        lab.keep(Command.start(
                log,
                List.of(
                        "redis-server",
                        "--port",
                        String.valueOf(port),
                        "--bind",
                        "127.0.0.1",
                        "--save",
                        "",
                        "--appendonly",
                        "no",
                        "--dir",
                        lab.folder().toString())));
        RespClient.await(port).close();
        return new Redis(port);
    }

    /** Its version, as it says itself. */
    public String version() throws IOException {
        try (RespClient client = RespClient.await(port)) {
            byte[] info = client.call("INFO", "server");
            return new String(info == null ? new byte[0] : info, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("redis_version:"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("Redis does not say its version"))
                    .substring("redis_version:".length());
        }
    }
}

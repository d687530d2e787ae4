package io.slipway.benchmarks.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A Redis of its own, holding everything in memory and writing nothing to disk. */
public record Redis(int port) {
    public static Redis start(Lab lab) throws IOException, InterruptedException {
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
}

package io.slipway.benchmarks.lab;

import io.slipway.catalog.s3.S3ProxyServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;

/** A local S3 server with one bucket; the credentials are this process's system properties. */
public record S3Server(S3ProxyServer server, String bucket) implements Closeable {
    public static S3Server start(Lab lab) throws IOException {
        System.setProperty(
                "slipway.test.servers",
                lab.home().resolve("catalog/target/test-servers").toString());
        S3ProxyServer server = S3ProxyServer.start(lab.folder());
        S3Server started = lab.keep(new S3Server(server, "lake"));
        server.createBucket(started.bucket);
        return started;
    }

    public URI endpoint() {
        return server.endpoint();
    }

    public String root() {
        return "s3://" + bucket + "/bench";
    }

    @Override
    public void close() {
        server.close();
    }
}

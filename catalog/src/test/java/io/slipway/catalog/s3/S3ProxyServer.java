package io.slipway.catalog.s3;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real S3 server for tests: s3proxy over a directory, as a process of its own on a free port. Its jar
 * is copied beside the tests by the build. The credentials are the usual AWS system properties, which
 * {@link #start} sets.
 */
public final class S3ProxyServer implements AutoCloseable {
    public static final String ACCESS_KEY = "slipway-test";
    public static final String SECRET_KEY = "slipway-test-secret";

    private static final Pattern STARTED = Pattern.compile("ServerConnector@.*\\{127\\.0\\.0\\.1:(\\d+)}");

    private final Process process;
    private final int port;
    private final Path data;

    private S3ProxyServer(Process process, int port, Path data) {
        this.process = process;
        this.port = port;
        this.data = data;
    }

    /** Starts a server that keeps its buckets as folders of {@code directory/buckets}. */
    public static S3ProxyServer start(Path directory) throws IOException {
        Path data = Files.createDirectories(directory.resolve("buckets"));
        Path config = directory.resolve("s3proxy.conf");
        try (var out = Files.newBufferedWriter(config)) {
            configuration(data).store(out, null);
        }
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-jar",
                        jar().toString(),
                        "--properties",
                        config.toString()))
                .redirectErrorStream(true)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        System.setProperty("aws.accessKeyId", ACCESS_KEY);
        System.setProperty("aws.secretAccessKey", SECRET_KEY);
        return new S3ProxyServer(process, awaitPort(process), data);
    }

    private static Properties configuration(Path data) {
        Properties config = new Properties();
        config.setProperty("s3proxy.endpoint", "http://127.0.0.1:0");
        config.setProperty("s3proxy.authorization", "aws-v2-or-v4");
        config.setProperty("s3proxy.identity", ACCESS_KEY);
        config.setProperty("s3proxy.credential", SECRET_KEY);
        config.setProperty("s3proxy.ignore-unknown-headers", "true");
        config.setProperty("jclouds.provider", "filesystem-nio2");
        config.setProperty("jclouds.identity", "unused");
        config.setProperty("jclouds.credential", "unused");
        config.setProperty("jclouds.filesystem.basedir", data.toString());
        return config;
    }

    private static Path jar() {
        Path jar = Path.of(System.getProperty("slipway.test.servers", "target/test-servers"), "s3proxy.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: the build copies it, run Maven with -pl … -am");
        }
        return jar;
    }

    private static int awaitPort(Process process) throws IOException {
        StringBuilder said = new StringBuilder();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.append(line).append('\n');
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                drain(out);
                return Integer.parseInt(started.group(1));
            }
        }
        throw new IllegalStateException("s3proxy did not start:\n" + said);
    }

    /** Keeps the server's output flowing, so that it never blocks on a full pipe. */
    private static void drain(BufferedReader out) {
        Thread thread = new Thread(
                () -> {
                    try (out) {
                        while (out.readLine() != null) {}
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                "s3proxy-output");
        thread.setDaemon(true);
        thread.start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public int port() {
        return port;
    }

    /** Makes a bucket; its objects are the files of the folder that is returned. */
    public Path createBucket(String name) throws IOException {
        return Files.createDirectories(data.resolve(name));
    }

    /** Settings of a client of this server. */
    public S3Settings settings() {
        return S3Settings.at(endpoint());
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

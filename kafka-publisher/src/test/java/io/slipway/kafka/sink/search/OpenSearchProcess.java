package io.slipway.kafka.sink.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.slipway.kafka.broker.FreePort;
import io.slipway.kafka.broker.ServerClassPath;
import io.slipway.schemas.failure.UnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A real OpenSearch, alone, as a process on a Java of its own. */
public final class OpenSearchProcess implements AutoCloseable {
    /** Where systems have their Javas. */
    public static final Path JAVAS = Path.of("/usr/lib/jvm");

    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Process process;
    private final Path log;
    private final URI uri;

    private OpenSearchProcess(Process process, Path log, URI uri) {
        this.process = process;
        this.log = log;
        this.uri = uri;
    }

    /** A Java 25 of this machine, which OpenSearch wants. */
    public static Optional<Path> java25() throws IOException {
        if (!Files.isDirectory(JAVAS)) {
            return Optional.empty();
        }
        try (Stream<Path> homes = Files.list(JAVAS)) {
            return homes.filter(OpenSearchProcess::is25).sorted().findFirst();
        }
    }

    private static boolean is25(Path home) {
        Path release = home.resolve("release");
        try {
            return Files.exists(release) && Files.readString(release).contains("JAVA_VERSION=\"25");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts one in an empty folder, and waits until it answers. */
    public static OpenSearchProcess start(Path java, Path folder) throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.createDirectory(home.resolve("config"));
        int port = FreePort.next();
        Path log = folder.resolve("opensearch.log");
        List<String> command = List.of(
                java.resolve("bin/java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                ServerClassPath.of("opensearch").text(),
                program().toString(),
                home.toString(),
                String.valueOf(port));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        OpenSearchProcess started = new OpenSearchProcess(process, log, URI.create("http://127.0.0.1:" + port));
        started.awaitAnswer();
        return started;
    }

    private static Path program() {
        return Path.of(System.getProperty("slipway.test.class.paths", "../test-servers"))
                .resolve("opensearch/src/main/java/SearchNode.java");
    }

    private void awaitAnswer() throws IOException {
        SearchClient client = new SearchClient(SearchTarget.open(uri), LONGEST_START);
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!answers(client)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IllegalStateException("OpenSearch does not start: " + Files.readString(log, UTF_8));
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private static boolean answers(SearchClient client) {
        try {
            client.indexes("none");
            return true;
        } catch (UnavailableException notYet) {
            return false;
        }
    }

    /** Where it answers. */
    public URI uri() {
        return uri;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().orTimeout(LONGEST_START.toSeconds(), TimeUnit.SECONDS).join();
    }
}

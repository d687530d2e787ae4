package io.slipway.kafka.broker;

import io.slipway.kafka.topic.KafkaSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/**
 * A real Kafka broker in KRaft mode: a process of its own that keeps its data in a folder and its address over restarts. It
 * makes no topics by itself.
 */
public final class KafkaBroker implements AutoCloseable {
    private static final List<String> FLAGS =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    private static final long PATIENCE_SECONDS = 60;

    private final ServerClassPath classPath;
    private final Path folder;
    private final Path properties;
    private final String bootstrap;
    private Process process;

    private KafkaBroker(ServerClassPath classPath, Path folder, Path properties, String bootstrap) throws IOException {
        this.classPath = classPath;
        this.folder = folder;
        this.properties = properties;
        this.bootstrap = bootstrap;
        format();
        this.process = launch();
    }

    /** Starts a broker in an empty folder. */
    public static KafkaBroker start(Path folder) throws IOException {
        return start(folder, ServerClassPath.of("kafka"), Map.of());
    }

    /** Starts a broker in an empty folder, with settings of its own beside those that it needs. */
    public static KafkaBroker start(Path folder, ServerClassPath classPath, Map<String, String> settings)
            throws IOException {
        int port = FreePort.next();
        Path properties = BrokerProperties.write(folder, port, FreePort.next(), settings);
        KafkaBroker broker = new KafkaBroker(classPath, folder, properties, "127.0.0.1:" + port);
        broker.awaitReady();
        return broker;
    }

    private void format() throws IOException {
        String id = Uuid.randomUuid().toString();
        Process tool = run("kafka.tools.StorageTool", "format", "--standalone", "-t", id, "-c", properties.toString());
        if (tool.onExit().join().exitValue() != 0) {
            throw new IllegalStateException("The folder of the broker cannot be formatted: " + said());
        }
    }

    private Process launch() throws IOException {
        Process started = run("kafka.Kafka", properties.toString());
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
        return started;
    }

    private Process run(String mainClass, String... arguments) throws IOException {
        return new ProcessBuilder(classPath.command(FLAGS, mainClass, arguments))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private void awaitReady() {
        try (Admin admin = admin()) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!Readiness.of(admin)) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    close();
                    throw new IllegalStateException("The broker does not start: " + said());
                }
            }
        }
    }

    /** Where clients find it, now and after every restart. */
    public String bootstrap() {
        return bootstrap;
    }

    /** Settings that name it. */
    public KafkaSettings settings() {
        return KafkaSettings.of(bootstrap);
    }

    /** A new administrator's client of it, which the caller closes. */
    public Admin admin() {
        return Admin.create(settings().client());
    }

    /** Where it keeps its partitions, a folder each. */
    public Path data() {
        return folder.resolve("data");
    }

    /** Kills it with signal 9 and waits until it is gone. Its folder stays as it is at that moment. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Starts it again on its folder after it was killed, and waits until it serves. */
    public void restart() throws IOException {
        if (process.isAlive()) {
            throw new IllegalStateException("The broker is running");
        }
        process = launch();
        awaitReady();
    }

    /** All it has said so far: warnings and worse. */
    public String said() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path log() {
        return folder.resolve("broker.log");
    }

    @Override
    public void close() {
        kill();
    }
}

package io.slipway.kafka.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Kafka Connect's own worker, alone, as a process of its own. It writes the values of a topic into a file, a line each. */
public final class ConnectWorker implements AutoCloseable {
    private static final List<String> FLAGS =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");

    private final Process process;
    private final Path folder;

    private ConnectWorker(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /** Starts a worker in an empty folder. */
    public static ConnectWorker start(Path folder, KafkaBroker broker, String topic) throws IOException {
        Path worker = write(folder.resolve("worker.properties"), worker(folder, broker));
        Path connector = write(folder.resolve("connector.properties"), connector(folder, topic));
        List<String> command = ServerClassPath.of("kafka-connect")
                .command(
                        FLAGS,
                        "org.apache.kafka.connect.cli.ConnectStandalone",
                        worker.toString(),
                        connector.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("connect.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new ConnectWorker(process, folder);
    }

    private static Map<String, String> worker(Path folder, KafkaBroker broker) {
        return Map.of(
                "bootstrap.servers",
                broker.bootstrap(),
                "key.converter",
                "org.apache.kafka.connect.converters.ByteArrayConverter",
                "value.converter",
                "org.apache.kafka.connect.storage.StringConverter",
                "value.converter.converter.encoding",
                "ISO-8859-1",
                "listeners",
                "http://127.0.0.1:" + FreePort.next(),
                "offset.storage.file.filename",
                folder.resolve("offsets").toString(),
                "plugin.discovery",
                "service_load");
    }

    private static Map<String, String> connector(Path folder, String topic) {
        return Map.of(
                "name", "file-sink",
                "connector.class", "FileStreamSink",
                "tasks.max", "1",
                "topics", topic,
                "file", written(folder).toString());
    }

    private static Path write(Path file, Map<String, String> settings) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings);
        try (var out = Files.newBufferedWriter(file, UTF_8)) {
            properties.store(out, null);
        }
        return file;
    }

    private static Path written(Path folder) {
        return folder.resolve("written");
    }

    /** Waits until so many characters are written, one a byte of a value, and gives them. */
    public String awaitText(int length) throws IOException {
        Eventually.holds(() -> text().length() >= length || !process.isAlive());
        if (!process.isAlive()) {
            throw new AssertionError(Files.readString(folder.resolve("connect.log")));
        }
        return text();
    }

    private String text() {
        try {
            // The worker may be in the middle of a character.
            return Files.exists(written(folder)) ? new String(Files.readAllBytes(written(folder)), UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}

package io.slipway.kafka.topic;

import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.UsageException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * How Kafka is reached and used.
 *
 * @param clients what Kafka's own clients are told: brokers, security, whatever else they know
 * @param topic how topics are made
 * @param publish how fast they are written
 * @param readBytesPerSecond how fast a node reads one, as the brokers send it; empty: as fast as it can
 */
public record KafkaSettings(
        Map<String, String> clients, TopicSettings topic, PublishLimits publish, OptionalLong readBytesPerSecond) {
    /**
     * Copies the map.
     *
     * @throws IllegalArgumentException if no broker is named
     */
    public KafkaSettings {
        clients = Map.copyOf(clients);
        if (!clients.containsKey(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
            throw new IllegalArgumentException("expected=" + CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
        }
    }

    /** Brokers without security, and the defaults for the rest. */
    public static KafkaSettings of(String bootstrapServers) {
        return new KafkaSettings(
                Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                TopicSettings.DEFAULT,
                PublishLimits.NONE,
                OptionalLong.empty());
    }

    /**
     * Reads a properties file as Kafka's own tools do. Keys that begin with {@code topic.}, {@code publish.} or
     * {@code read.} are those of Slipway; all others go to the clients as they are.
     *
     * @throws NotFoundException if the file cannot be read
     * @throws UsageException if it names no broker, or a key or value of Slipway's that does not exist
     */
    public static KafkaSettings read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new NotFoundException(
                    "Cannot read " + file + ": " + e, "Name a file that is there, with --kafka-config.", e);
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "Cannot read " + file + ": " + e.getMessage(), "Write a backslash as \\\\, and save as UTF-8.", e);
        }
        return new KafkaProperties(file.toString(), properties).settings();
    }

    /** A fresh map for one client, to which the caller adds what is particular to it. */
    public Map<String, Object> client() {
        return new HashMap<>(clients);
    }

    /** The brokers, as the settings name them. */
    public String brokers() {
        return clients.getOrDefault(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "");
    }
}

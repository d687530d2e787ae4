package io.slipway.kafka.topic;

import io.slipway.schemas.failure.UsageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;

/** A properties file with settings for Kafka's clients, and some of Slipway among them. */
final class KafkaProperties {
    private static final String PREFIX = "topic.prefix";
    private static final String REPLICATION = "topic.replication.factor";
    private static final String REMOTE = "topic.remote.storage";
    private static final String LOCAL_RETENTION = "topic.local.retention.ms";
    private static final String PUBLISH_ROWS = "publish.rows.per.second";
    private static final String PUBLISH_BYTES = "publish.bytes.per.second";
    private static final String READ_BYTES = "read.bytes.per.second";
    private static final List<String> KEYS =
            List.of(PREFIX, REPLICATION, REMOTE, LOCAL_RETENTION, PUBLISH_ROWS, PUBLISH_BYTES, READ_BYTES);

    private final String file;
    private final Map<String, String> clients = new TreeMap<>();
    private final Map<String, String> own = new TreeMap<>();

    KafkaProperties(String file, Properties properties) {
        this.file = file;
        properties.stringPropertyNames().forEach(key -> (isOwn(key) ? own : clients)
                .put(key, properties.getProperty(key).strip()));
    }

    private static boolean isOwn(String key) {
        return Stream.of("topic.", "publish.", "read.").anyMatch(key::startsWith);
    }

    KafkaSettings settings() {
        requireKnown();
        return new KafkaSettings(
                clients, topic(), new PublishLimits(rate(PUBLISH_ROWS), rate(PUBLISH_BYTES)), rate(READ_BYTES));
    }

    private void requireKnown() {
        if (clients.getOrDefault(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "")
                .isEmpty()) {
            throw new UsageException(
                    "Cannot use " + file + ": it names no broker",
                    "Write " + CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG + "=host:9092 into it.");
        }
        List<String> unknown = new ArrayList<>(own.keySet());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new UsageException(
                    "Cannot use " + file + ": unknown key '" + unknown.get(0) + "', expected one of "
                            + String.join(", ", KEYS) + ", or what Kafka's clients take",
                    "Correct or remove the key.");
        }
    }

    private TopicSettings topic() {
        boolean remote = yesOrNo(REMOTE);
        Optional<Short> replication = number(REPLICATION, Short.MAX_VALUE).map(Long::shortValue);
        Optional<Duration> local = number(LOCAL_RETENTION, Long.MAX_VALUE).map(Duration::ofMillis);
        String prefix = own.getOrDefault(PREFIX, "");
        try {
            return new TopicSettings(prefix, replication, remote, local);
        } catch (IllegalArgumentException e) {
            String key = local.isPresent() && !remote ? REMOTE : PREFIX;
            throw unfit(key, String.valueOf(e.getMessage()), e);
        }
    }

    private OptionalLong rate(String key) {
        return number(key, Long.MAX_VALUE).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    private Optional<Long> number(String key, long greatest) {
        return Optional.ofNullable(own.get(key)).map(text -> number(key, text, greatest));
    }

    private long number(String key, String text, long greatest) {
        try {
            long number = Long.parseLong(text);
            if (number >= 1 && number <= greatest) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw unfit(key, "expected=a whole number actual=" + text, e);
        }
        throw unfit(key, "expected=1 to " + greatest + " actual=" + text, null);
    }

    private boolean yesOrNo(String key) {
        String text = own.getOrDefault(key, "false");
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw unfit(key, "expected=true or false actual=" + text, null);
    }

    private UsageException unfit(String key, String reason, @Nullable Throwable cause) {
        String message = "Cannot use " + file + ": " + key + ": " + reason;
        String remedy = "Correct the value.";
        return cause == null ? new UsageException(message, remedy) : new UsageException(message, remedy, cause);
    }
}

package io.slipway.kafka.topic;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_DELETE;
import static org.apache.kafka.common.config.TopicConfig.LOCAL_LOG_RETENTION_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.REMOTE_LOG_STORAGE_ENABLE_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.key.KeyEncoder;
import io.slipway.schemas.row.EncodedRow;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.jspecify.annotations.Nullable;

/** What the brokers are told of a topic: it loses nothing, and takes the greatest row. */
public final class TopicConfig {
    /** The greatest request that one row can make, with room for what Kafka writes around it. */
    public static final int MAX_REQUEST_BYTES = EncodedRow.MAX_VALUE_BYTES + 3 * KeyEncoder.MAX_BYTES + (64 << 10);

    private static final Duration LOCAL_RETENTION = Duration.ofHours(1);
    private static final String FOR_EVER = "-1";

    private TopicConfig() {}

    static Map<String, String> of(TopicSettings settings) {
        Map<String, String> config = new TreeMap<>();
        config.put(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_DELETE);
        config.put(RETENTION_MS_CONFIG, FOR_EVER);
        config.put(RETENTION_BYTES_CONFIG, FOR_EVER);
        config.put(MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_REQUEST_BYTES));
        if (settings.remoteStorage()) {
            config.put(REMOTE_LOG_STORAGE_ENABLE_CONFIG, "true");
            // Without a bound of its own the local copy would stay as long as the remote one: for ever.
            Duration local = settings.localRetention().orElse(LOCAL_RETENTION);
            config.put(LOCAL_LOG_RETENTION_MS_CONFIG, Long.toString(local.toMillis()));
        }
        return config;
    }

    /**
     * Requires that a topic has the settings that it was made with.
     *
     * @throws AccessException with the first that differs
     */
    static void require(TopicName name, Map<String, String> wanted, Config actual) {
        wanted.forEach((key, value) -> {
            ConfigEntry entry = actual.get(key);
            @Nullable String set = entry == null ? null : entry.value();
            if (!value.equals(set)) {
                throw new AccessException(
                        "Cannot use topic " + name + ": the brokers have changed or do not know a setting, expected="
                                + key + "=" + value + " actual=" + set,
                        "Let the brokers take it (a policy of theirs may forbid it), or change --kafka-config.");
            }
        });
    }
}

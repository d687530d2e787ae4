package io.slipway.kafka.publish;

import io.slipway.kafka.topic.KafkaSettings;
import io.slipway.kafka.topic.TopicConfig;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** How rows are sent. Speed may be set otherwise by the user; that nothing is lost, doubled or reordered may not. */
final class ProducerConfigs {
    private static final int BATCH_BYTES = 512 << 10;
    private static final long BUFFER_BYTES = 64L << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LINGER = Duration.ofMillis(20);

    private ProducerConfigs() {}

    static Map<String, Object> of(KafkaSettings settings) {
        Map<String, Object> config = settings.client();
        config.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        config.putIfAbsent(ProducerConfig.COMPRESSION_ZSTD_LEVEL_CONFIG, 1);
        config.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        config.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, LINGER.toMillis());
        config.putIfAbsent(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        // A broker that is restarted is waited for.
        config.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
        config.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicConfig.MAX_REQUEST_BYTES);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return config;
    }
}

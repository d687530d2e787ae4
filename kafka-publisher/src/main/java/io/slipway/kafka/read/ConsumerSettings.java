package io.slipway.kafka.read;

import io.slipway.kafka.topic.KafkaSettings;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;

/** What a consumer is told that reads one partition from an offset to another, alone. */
final class ConsumerSettings {
    private static final int FETCH_BYTES = 8 << 20;
    private static final int SOCKET_BYTES = 1 << 20;
    private static final int RECORDS_PER_POLL = 8_192;

    private ConsumerSettings() {}

    static Map<String, Object> of(KafkaSettings settings) {
        Map<String, Object> config = settings.client();
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteBufferDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteBufferDeserializer.class);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // Who asks for records that are gone must hear it, not get others.
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        config.putIfAbsent(ConsumerConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        config.putIfAbsent(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        config.putIfAbsent(ConsumerConfig.RECEIVE_BUFFER_CONFIG, SOCKET_BYTES);
        config.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_PER_POLL);
        return config;
    }
}

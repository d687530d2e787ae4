package io.slipway.kafka.broker;

import io.slipway.kafka.topic.KafkaSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic as any program makes, writes and reads it: with Kafka's own clients and none of Slipway's code. */
public record PlainTopic(KafkaSettings broker, String name) {
    private static final Duration A_LOOK = Duration.ofMillis(100);

    /** Makes it, and gives its id. */
    public Uuid create(int partitions, Map<String, String> settings) throws ExecutionException, InterruptedException {
        NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(settings);
        try (Admin admin = Admin.create(broker.client())) {
            return admin.createTopics(List.of(topic)).topicId(name).get();
        }
    }

    /** Deletes it. */
    public void delete() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(broker.client())) {
            admin.deleteTopics(List.of(name)).all().get();
        }
    }

    /** A record of it, to be sent. */
    public ProducerRecord<byte[], byte[]> record(int partition, byte[] key, byte[] value) {
        return new ProducerRecord<>(name, partition, key, value);
    }

    /** Appends records in their order, compressed, and waits until the broker has them all. */
    public void send(List<ProducerRecord<byte[], byte[]>> records) throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        Set<Integer> begun = new HashSet<>();
        try (var producer = new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (ProducerRecord<byte[], byte[]> record : records) {
                Future<RecordMetadata> answer = producer.send(record);
                sent.add(answer);
                if (begun.add(record.partition())) {
                    // KAFKA-15591: a broker that does not know the partition yet may refuse a first batch and take a
                    // second.
                    answer.get();
                }
            }
        }
        for (Future<RecordMetadata> each : sent) {
            each.get();
        }
    }

    private Map<String, Object> client() {
        Map<String, Object> client = broker.client();
        client.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        return client;
    }

    /** Reads so many records, from an offset that must be there. */
    public List<ConsumerRecord<byte[], byte[]>> read(int partition, long from, int count) {
        Map<String, Object> settings = broker.client();
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition place = new TopicPartition(name, partition);
            consumer.assign(List.of(place));
            consumer.seek(place, from);
            while (read.size() < count) {
                consumer.poll(A_LOOK).forEach(read::add);
            }
        }
        return read;
    }
}

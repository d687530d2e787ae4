package io.slipway.kafka.read;

import io.slipway.catalog.manifest.ManifestPartition;
import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.kafka.topic.KafkaSettings;
import io.slipway.schemas.checksum.RowHasher;
import io.slipway.schemas.sharding.Sharding;
import io.slipway.schemas.sharding.SlotRange;
import io.slipway.sst.write.SeededRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes topics as a version has them, for tests: with nothing but Kafka's own clients. */
public final class WrittenTopic {
    private final KafkaSettings settings;
    private final String name;

    /** A topic that will have this name. */
    public WrittenTopic(KafkaSettings settings, String name) {
        this.settings = settings;
        this.name = name;
    }

    /** Makes the topic, a partition a shard, and writes rows, by SST key, into it. */
    public ManifestTopic write(SeededRows rows, int shards) {
        Sharding sharding = new Sharding(shards);
        List<NavigableMap<byte[], byte[]>> byShard = new ArrayList<>();
        for (int shard = 0; shard < shards; shard++) {
            SlotRange slots = sharding.range(shard);
            byShard.add(rows.in(slots));
        }
        return write(byShard);
    }

    /** Makes the topic and writes the rows of each shard, by SST key, into its partition. */
    public ManifestTopic write(List<NavigableMap<byte[], byte[]>> shards) {
        String id = create(shards.size());
        List<ManifestPartition> partitions = new ArrayList<>();
        try (var producer = producer()) {
            for (int shard = 0; shard < shards.size(); shard++) {
                partitions.add(write(producer, shard, shards.get(shard)));
            }
        }
        return new ManifestTopic(name, id, partitions);
    }

    /** Makes an empty topic; its id goes out. */
    public String create(int partitions) {
        try (Admin admin = Admin.create(settings.client())) {
            NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.empty());
            return admin.createTopics(List.of(topic)).topicId(name).get().toString();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Another producer puts a record in. */
    public void stray(int partition, byte[] key, byte[] value) {
        try (var producer = producer()) {
            settle(List.of(producer.send(new ProducerRecord<>(name, partition, key, value))));
        }
    }

    private static void settle(List<Future<RecordMetadata>> sent) {
        try {
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private ManifestPartition write(
            KafkaProducer<byte[], byte[]> producer, int partition, NavigableMap<byte[], byte[]> rows) {
        RowHasher hasher = new RowHasher();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        long bytes = 0;
        for (Map.Entry<byte[], byte[]> row : rows.entrySet()) {
            byte[] key = row.getKey();
            byte[] bare = Arrays.copyOfRange(key, 2, key.length);
            sent.add(producer.send(new ProducerRecord<>(name, partition, bare, row.getValue())));
            hasher.add(key, key.length, row.getValue(), row.getValue().length);
            bytes += bare.length + row.getValue().length;
        }
        settle(sent);
        return new ManifestPartition(partition, 0, rows.size(), rows.size(), bytes, hasher.checksum());
    }

    private KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> config = settings.client();
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }
}

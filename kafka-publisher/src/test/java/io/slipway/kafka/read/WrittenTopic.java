package io.slipway.kafka.read;

import io.slipway.catalog.manifest.ManifestPartition;
import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.kafka.topic.KafkaSettings;
import io.slipway.schemas.checksum.RowHasher;
import io.slipway.schemas.sharding.Sharding;
import io.slipway.schemas.sharding.SlotRange;
import io.slipway.sst.write.SeededRows;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes topics as a version has them, for tests: with nothing but Kafka's own clients. */
public final class WrittenTopic {
    private static final int SLOT_BYTES = 2;

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
                write(producer, shard, shards.get(shard));
                partitions.add(stated(shard, shards.get(shard)));
            }
        }
        return new ManifestTopic(name, id, partitions);
    }

    /**
     * Makes a topic of one partition and writes the rows; another producer puts a record between them, which its manifest
     * knows nothing of.
     */
    public ManifestTopic writeAroundAStray(NavigableMap<byte[], byte[]> rows) {
        String id = create(1);
        byte[] middle = rows.keySet().stream().skip(rows.size() / 2).findFirst().orElseThrow();
        try (var producer = producer()) {
            write(producer, 0, rows.headMap(middle, false));
            stray(0, "stray".getBytes(StandardCharsets.UTF_8), new byte[] {1});
            write(producer, 0, rows.tailMap(middle, true));
        }
        return new ManifestTopic(name, id, List.of(stated(0, rows)));
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

    /** Deletes it. */
    public void delete() {
        try (Admin admin = Admin.create(settings.client())) {
            admin.deleteTopics(List.of(name)).all().get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Removes the records of a partition that stand before an offset. */
    public void removeBefore(int partition, long offset) {
        RecordsToDelete before = RecordsToDelete.beforeOffset(offset);
        try (Admin admin = Admin.create(settings.client())) {
            admin.deleteRecords(Map.of(new TopicPartition(name, partition), before))
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
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

    private void write(KafkaProducer<byte[], byte[]> producer, int partition, NavigableMap<byte[], byte[]> rows) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (Map.Entry<byte[], byte[]> row : rows.entrySet()) {
            byte[] bare = Arrays.copyOfRange(row.getKey(), SLOT_BYTES, row.getKey().length);
            sent.add(producer.send(new ProducerRecord<>(name, partition, bare, row.getValue())));
        }
        settle(sent);
    }

    private static ManifestPartition stated(int partition, NavigableMap<byte[], byte[]> rows) {
        RowHasher hasher = new RowHasher();
        long bytes = 0;
        for (Map.Entry<byte[], byte[]> row : rows.entrySet()) {
            byte[] key = row.getKey();
            hasher.add(key, key.length, row.getValue(), row.getValue().length);
            bytes += key.length - SLOT_BYTES + row.getValue().length;
        }
        return new ManifestPartition(partition, 0, rows.size(), rows.size(), bytes, hasher.checksum());
    }

    private KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> config = settings.client();
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        config.put(CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG, "none");
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }
}

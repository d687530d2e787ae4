package io.slipway.kafka.read;

import io.slipway.catalog.manifest.ManifestPartition;
import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.kafka.broker.PlainTopic;
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
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Writes topics as a version has them, for tests: with nothing but Kafka's own clients. */
public final class WrittenTopic {
    private static final int SLOT_BYTES = 2;

    private final KafkaSettings settings;
    private final PlainTopic topic;

    /** A topic that will have this name. */
    public WrittenTopic(KafkaSettings settings, String name) {
        this.settings = settings;
        this.topic = new PlainTopic(settings, name);
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
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        List<ManifestPartition> partitions = new ArrayList<>();
        for (int shard = 0; shard < shards.size(); shard++) {
            records.addAll(records(shard, shards.get(shard)));
            partitions.add(stated(shard, shards.get(shard)));
        }
        send(records);
        return new ManifestTopic(topic.name(), id, partitions);
    }

    /**
     * Makes a topic of one partition and writes the rows; another producer puts a record between them, which its manifest
     * knows nothing of.
     */
    public ManifestTopic writeAroundAStray(NavigableMap<byte[], byte[]> rows) {
        String id = create(1);
        byte[] middle = rows.keySet().stream().skip(rows.size() / 2).findFirst().orElseThrow();
        send(records(0, rows.headMap(middle, false)));
        stray(0, "stray".getBytes(StandardCharsets.UTF_8), new byte[] {1});
        send(records(0, rows.tailMap(middle, true)));
        return new ManifestTopic(topic.name(), id, List.of(stated(0, rows)));
    }

    /** Makes an empty topic; its id goes out. */
    public String create(int partitions) {
        try {
            return topic.create(partitions, Map.of()).toString();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Another producer puts a record in. */
    public void stray(int partition, byte[] key, byte[] value) {
        send(List.of(topic.record(partition, key, value)));
    }

    /** Deletes it. */
    public void delete() {
        try {
            topic.delete();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Removes the records of a partition that stand before an offset. */
    public void removeBefore(int partition, long offset) {
        RecordsToDelete before = RecordsToDelete.beforeOffset(offset);
        try (Admin admin = Admin.create(settings.client())) {
            admin.deleteRecords(Map.of(new TopicPartition(topic.name(), partition), before))
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private List<ProducerRecord<byte[], byte[]>> records(int partition, NavigableMap<byte[], byte[]> rows) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        rows.forEach((key, value) ->
                records.add(topic.record(partition, Arrays.copyOfRange(key, SLOT_BYTES, key.length), value)));
        return records;
    }

    private void send(List<ProducerRecord<byte[], byte[]>> records) {
        try {
            topic.send(records);
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
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
}

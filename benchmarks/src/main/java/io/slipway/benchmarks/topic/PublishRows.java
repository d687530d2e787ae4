package io.slipway.benchmarks.topic;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.CatalogOptions;
import io.slipway.catalog.append.ChangeRequest;
import io.slipway.catalog.entry.RequestId;
import io.slipway.catalog.store.LocalObjectStore;
import io.slipway.kafka.publish.TopicPublisher;
import io.slipway.kafka.topic.KafkaSettings;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.PushId;
import io.slipway.sst.commit.Attempt;
import io.slipway.sst.commit.VersionCommitter;
import io.slipway.sst.write.SortedRows;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Publishes rows of a payload with the publisher of a build, on two threads. A process of its own. */
public final class PublishRows {
    private static final int THREADS = 2;
    private static final String TOPIC = "topic";

    private PublishRows() {}

    /** Arguments: brokers, a folder for a root, the payload, how many rows. */
    public static void main(String[] args) throws IOException {
        Path root = Files.createDirectories(Path.of(args[1]));
        List<byte[]> values = Payload.values(Path.of(args[2]));
        int perShard = Integer.parseInt(args[3]) / PublishAgainstPerfTest.SHARDS;
        try (LocalObjectStore store = new LocalObjectStore(root);
                TopicPublisher publisher = TopicPublisher.begin(
                        KafkaSettings.of(args[0]), attempt(store), PublishAgainstPerfTest.SHARDS)) {
            Files.writeString(root.resolve(TOPIC), publisher.topic().text());
            AtomicInteger next = new AtomicInteger();
            Runnable work = () -> {
                for (int shard = next.getAndIncrement();
                        shard < PublishAgainstPerfTest.SHARDS;
                        shard = next.getAndIncrement()) {
                    readToTheEnd(publisher.sending(shard, new Rows(values, perShard)));
                }
            };
            CompletableFuture<?>[] threads = new CompletableFuture<?>[THREADS];
            for (int i = 0; i < THREADS; i++) {
                threads[i] = CompletableFuture.runAsync(work, command -> new Thread(command).start());
            }
            CompletableFuture.allOf(threads).join();
            publisher.settle();
        }
    }

    /** The topic that a process with this root has made. */
    static String topic(Path root) throws IOException {
        return Files.readString(root.resolve(TOPIC));
    }

    private static Attempt attempt(LocalObjectStore store) {
        Random random = new Random(1);
        CatalogOptions options = CatalogOptions.of(Clock.systemUTC(), random);
        Catalog catalog = Catalog.init(store, options, new ChangeRequest("benchmark", new RequestId("init"), null));
        return new VersionCommitter(catalog, store, Runnable::run, random)
                .begin(new DatasetName("kv"), new PushId("benchmark"));
    }

    private static void readToTheEnd(SortedRows rows) {
        boolean more = true;
        while (more) {
            more = rows.next();
        }
    }

    /** Rows of one shard, from memory. */
    private static final class Rows implements SortedRows {
        private static final int DIGITS_FROM = 2 + Payload.KEY_BYTES - 1;

        private final List<byte[]> values;
        private final int count;
        private final ByteBuffer key = ByteBuffer.allocateDirect(2 + Payload.KEY_BYTES);
        private final ByteBuffer value = ByteBuffer.allocateDirect(100);
        private int at;

        Rows(List<byte[]> values, int count) {
            this.values = values;
            this.count = count;
            key.put(new byte[2])
                    .put("key:000000000000".getBytes(StandardCharsets.US_ASCII))
                    .flip();
        }

        @Override
        public boolean next() {
            if (at == count) {
                return false;
            }
            int digits = at;
            for (int position = DIGITS_FROM; digits > 0; position--, digits /= 10) {
                key.put(position, (byte) ('0' + digits % 10));
            }
            // In no order, as Kafka's tool draws its lines.
            value.clear().put(values.get((int) (at * 7919L % values.size()))).flip();
            at++;
            return true;
        }

        @Override
        public ByteBuffer key() {
            return key;
        }

        @Override
        public ByteBuffer value() {
            return value;
        }
    }
}

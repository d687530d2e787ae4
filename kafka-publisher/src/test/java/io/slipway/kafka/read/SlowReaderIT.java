package io.slipway.kafka.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.kafka.broker.SharedBroker;
import io.slipway.kafka.topic.KafkaSettings;
import io.slipway.sst.write.SeededRows;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A reader that is far slower than the brokers: what waits for it waits with them. */
class SlowReaderIT {
    private static final int ROWS = 60_000;
    private static final int PARTS = 30;
    private static final int FETCH_BYTES = 256 << 10;
    private static final long SLACK_BYTES = 8 << 20;

    private final AtomicLong received = new AtomicLong();

    @Test
    void takesFromTheBrokersWhatItReadsAndLittleMore() {
        // The brokers have it all: when the reader has read a row, they could have sent it thousands.
        ManifestTopic topic = new WrittenTopic(SharedBroker.get().settings(), "slow").write(rows(), 1);
        long before = memory();
        try (PartitionRows rows = new TopicReader(smallFetches()).open(topic, 0, 0, received::addAndGet)) {
            for (int part = 0; part < PARTS; part++) {
                read(rows, ROWS / PARTS);
                // What was received is compressed, what was read is not.
                assertThat(received.get())
                        .as("bytes received, of " + topic.bytes())
                        .isLessThan(rows.figures().bytes() + 3 * FETCH_BYTES);
                assertThat(memory() - before).as("memory in use").isLessThan(SLACK_BYTES);
            }
            assertThat(rows.next()).isFalse();
        }
    }

    /** 60 MB, of which half compresses. */
    private static SeededRows rows() {
        return SeededRows.of(9, ROWS, 2_000);
    }

    private static KafkaSettings smallFetches() {
        KafkaSettings settings = SharedBroker.get().settings();
        Map<String, String> clients = new HashMap<>(settings.clients());
        clients.put("max.partition.fetch.bytes", Integer.toString(FETCH_BYTES));
        return new KafkaSettings(clients, settings.topic(), settings.publish(), settings.readBytesPerSecond());
    }

    private static void read(PartitionRows rows, int count) {
        for (int row = 0; row < count; row++) {
            assertThat(rows.next()).isTrue();
        }
    }

    /** What is in use on the heap after a collection, and in direct buffers. */
    private static long memory() {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return heap
                + ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .mapToLong(BufferPoolMXBean::getMemoryUsed)
                        .sum();
    }
}

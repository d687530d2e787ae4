package io.slipway.kafka.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TieredBrokerIT {
    private static final int RECORDS = 8;
    private static final Map<String, String> TIERED = Map.of(
            "remote.storage.enable", "true",
            "segment.bytes", String.valueOf(1 << 20),
            "local.retention.ms", "1",
            "retention.ms", "-1",
            "file.delete.delay.ms", "1");

    @TempDir
    Path folder;

    @Test
    void movesSegmentsToItsTierAndGivesThemBackFromThere() throws Exception {
        try (TieredBroker tiered = TieredBroker.start(folder)) {
            PlainTopic topic = new PlainTopic(tiered.broker().settings(), "old");
            topic.create(1, TIERED);
            List<ProducerRecord<byte[], byte[]>> sent = records(topic);
            topic.send(sent);
            Eventually.holds(() -> tiered.tieredSegments("old", 0).size() == RECORDS
                    && tiered.localSegments("old", 0).size() == 1);
            assertThat(topic.read(0, 0, RECORDS)).zipSatisfy(sent, (read, written) -> {
                assertThat(read.key()).isEqualTo(written.key());
                assertThat(read.value()).isEqualTo(written.value());
            });
        }
    }

    /** Each of them fills a segment. */
    private static List<ProducerRecord<byte[], byte[]>> records(PlainTopic topic) {
        SplittableRandom random = new SplittableRandom(1);
        return IntStream.range(0, RECORDS)
                .mapToObj(i -> {
                    byte[] value = new byte[700 << 10];
                    random.nextBytes(value);
                    return topic.record(0, ("key " + i).getBytes(UTF_8), value);
                })
                .toList();
    }
}

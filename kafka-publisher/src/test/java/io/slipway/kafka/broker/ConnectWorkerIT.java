package io.slipway.kafka.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectWorkerIT {
    @TempDir
    Path folder;

    @Test
    void writesEveryValueOfATopicIntoItsFile() throws Exception {
        PlainTopic topic = new PlainTopic(SharedBroker.get().settings(), "connect");
        topic.create(2, Map.of());
        List<ProducerRecord<byte[], byte[]>> records = IntStream.range(0, 1_000)
                .mapToObj(i -> topic.record(i % 2, ("k" + i).getBytes(UTF_8), ("value " + i).getBytes(UTF_8)))
                .toList();
        topic.send(records);
        try (ConnectWorker worker = ConnectWorker.start(folder, SharedBroker.get(), "connect")) {
            assertThat(worker.awaitLines(1_000))
                    .containsExactlyInAnyOrderElementsOf(records.stream()
                            .map(record -> new String(record.value(), UTF_8))
                            .toList());
        }
    }
}

package io.slipway.kafka.publish;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.kafka.broker.ConnectWorker;
import io.slipway.kafka.broker.SharedBroker;
import io.slipway.sst.write.SeededRows;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A published topic is plain to a program that knows nothing of Slipway. */
class ConnectWorkerIT {
    private static final SeededRows ROWS = SeededRows.of(17, 1_000, 50);

    @TempDir
    Path folder;

    @Test
    void writesTheValuesOfAPublishedTopicIntoItsFileInTheirOrder() throws Exception {
        StringBuilder expected = new StringBuilder();
        ROWS.all().values().forEach(value -> expected.append(new String(value, ISO_8859_1))
                .append('\n'));
        try (PublishedRows rows = PublishedRows.begin(SharedBroker.get().settings(), "connect", ROWS)) {
            ManifestTopic topic = rows.settle();

            try (ConnectWorker worker = ConnectWorker.start(folder, SharedBroker.get(), topic.name())) {
                assertThat(worker.awaitText(expected.length())).isEqualTo(expected.toString());
            }
        }
    }
}

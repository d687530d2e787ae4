package io.slipway.integration.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.manifest.Manifest;
import io.slipway.integration.fixture.Eventually;
import io.slipway.integration.process.Lake;
import io.slipway.integration.process.Servers;
import io.slipway.integration.program.Program;
import io.slipway.kafka.broker.KafkaBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A broker that is killed and comes back while somebody works with it. */
class KilledBrokerIT {
    @TempDir
    private Path folder;

    @Test
    void thePublisherGoesOnWhereItWas() throws Exception {
        try (KafkaBroker broker = KafkaBroker.start(Files.createDirectory(folder.resolve("broker")))) {
            KafkaTarget target = KafkaTarget.of(broker, folder);
            target.configure("publish.rows.per.second=2000");
            try (Lake lake = Lake.inFolder(folder, KafkaTarget.FILES_AND_TOPIC, target.variables());
                    Program push = lake.startBuild("monday", "1")) {
                target.awaitRecords(1_000);
                broker.kill();
                broker.restart();
                push.requireDone();

                Manifest manifest = lake.manifests().get(0);
                assertThat(manifest.rows()).isEqualTo(Lake.ROWS);
                assertThat(target.topics()).hasSize(1);
                TopicRows.requireComplete(target.settings(), manifest);
            }
        }
    }

    /** Within one process {@code TopicServingIT} has the same at every run; as processes it takes long. */
    @Test
    @EnabledIfSystemProperty(named = "slipway.full", matches = "true", disabledReason = "only with -Pfull")
    void theNodeGoesOnWhereItWas() throws Exception {
        try (KafkaBroker broker = KafkaBroker.start(Files.createDirectory(folder.resolve("broker")))) {
            KafkaTarget target = KafkaTarget.of(broker, folder);
            try (Lake lake = Lake.inFolder(folder, KafkaTarget.TOPIC_ALONE, target.variables())) {
                lake.build("monday", "1");
                target.configure("read.bytes.per.second=30000");
                try (Servers servers = Servers.start(lake)) {
                    Eventually.holds("the node has read something", () -> servers.bytesFetched() > 0);
                    broker.kill();
                    broker.restart();

                    servers.awaitAnswers("1");
                }
            }
        }
    }
}

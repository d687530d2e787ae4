package io.slipway.benchmarks.topic;

import io.slipway.benchmarks.lab.Command;
import io.slipway.benchmarks.lab.Lab;
import io.slipway.benchmarks.lab.Peak;
import io.slipway.benchmarks.run.Pairs;
import io.slipway.kafka.broker.ServerClassPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The publisher with rows from memory against {@code kafka-producer-perf-test}: a process each, of 512 MiB of heap. */
final class PublishAgainstPerfTest {
    static final int SHARDS = 8;
    private static final int ROWS = 10_000_000;
    private static final String HEAP = "512m";
    private static final String PEER_TOPIC = "peer";

    private final Lab lab;
    private final Broker broker;
    private final Path payload;
    private final ServerClassPath tools;

    private PublishAgainstPerfTest(Lab lab, Broker broker, Path payload, ServerClassPath tools) {
        this.lab = lab;
        this.broker = broker;
        this.payload = payload;
        this.tools = tools;
    }

    static Pairs take(Lab lab) throws Exception {
        Broker broker = Broker.start(lab);
        PublishAgainstPerfTest both = new PublishAgainstPerfTest(
                lab, broker, Payload.write(lab.folder().resolve("payload")), Broker.classPath(lab, "kafka-connect"));
        return Pairs.inTurn("rows/s", lab.buildPairs(), both::ours, both::peer);
    }

    private double ours() throws Exception {
        Path root = lab.folder().resolve("root");
        double seconds = Command.seconds(
                lab.folder().resolve("publish.log"),
                lab.java(
                        HEAP,
                        PublishRows.class,
                        broker.settings().brokers(),
                        root.toString(),
                        payload.toString(),
                        Integer.toString(lab.rows(ROWS))),
                new Peak());
        broker.delete(PublishRows.topic(root));
        Lab.delete(root);
        return lab.rows(ROWS) / seconds;
    }

    private double peer() throws Exception {
        try (Admin admin = Admin.create(broker.settings().client())) {
            admin.createTopics(List.of(new NewTopic(PEER_TOPIC, Optional.of(SHARDS), Optional.empty())
                            .configs(Map.of("retention.ms", "-1"))))
                    .all()
                    .get();
        }
        double seconds = Command.seconds(lab.folder().resolve("perf-test.log"), perfTest(), new Peak());
        broker.delete(PEER_TOPIC);
        return lab.rows(ROWS) / seconds;
    }

    private List<String> perfTest() {
        return tools.command(
                List.of("-Xmx" + HEAP, "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"),
                "org.apache.kafka.tools.ProducerPerformance",
                "--topic",
                PEER_TOPIC,
                "--num-records",
                Integer.toString(lab.rows(ROWS)),
                "--payload-file",
                payload.toString(),
                "--throughput",
                "-1",
                "--producer-props",
                "bootstrap.servers=" + broker.settings().brokers(),
                "acks=all",
                "enable.idempotence=true",
                "compression.type=zstd",
                "compression.zstd.level=1",
                "batch.size=524288",
                "linger.ms=20",
                "buffer.memory=67108864");
    }
}

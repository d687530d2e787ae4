package io.slipway.benchmarks.topic;

import io.slipway.benchmarks.lab.Command;
import io.slipway.benchmarks.lab.Lab;
import io.slipway.kafka.broker.KafkaBroker;
import io.slipway.kafka.broker.ServerClassPath;
import io.slipway.kafka.topic.KafkaSettings;
import io.slipway.kafka.topic.TopicName;
import io.slipway.kafka.topic.Topics;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One broker for a measurement, with whatever Maven has to fetch for it. */
record Broker(KafkaBroker broker) implements Closeable {
    static Broker start(Lab lab) throws IOException, InterruptedException {
        System.setProperty(
                "slipway.test.class.paths", lab.home().resolve("test-servers").toString());
        ServerClassPath classPath = classPath(lab, "kafka");
        Path folder = Files.createDirectories(lab.folder().resolve("broker"));
        return lab.keep(new Broker(KafkaBroker.start(folder, classPath, Map.of())));
    }

    /** The class path of a server, which Maven writes when it is first asked for. */
    static ServerClassPath classPath(Lab lab, String server) throws IOException, InterruptedException {
        Path project = lab.home().resolve("test-servers").resolve(server);
        if (!Files.exists(project.resolve("target/classpath"))) {
            Command.run(
                    lab.folder().resolve("maven.log"),
                    List.of(
                            "mvn",
                            "-B",
                            "-ntp",
                            "-q",
                            "-f",
                            project.resolve("pom.xml").toString(),
                            "test-compile"));
        }
        return ServerClassPath.of(server);
    }

    KafkaSettings settings() {
        return broker.settings();
    }

    /** Removes a topic, so that the next measurement finds the disk as this one did. */
    void delete(String topic) {
        try (Topics topics = Topics.open(settings())) {
            topics.delete(new TopicName(topic));
        }
    }

    @Override
    public void close() {
        broker.close();
    }
}

package io.slipway.kafka.broker;

import io.slipway.kafka.topic.KafkaSettings;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** The contract of a broker, on Apache's own image; skipped where there is no Docker. */
@Testcontainers(disabledWithoutDocker = true)
class ContainerBrokerContractIT extends BrokerContract {
    @Container
    private static final KafkaContainer KAFKA = new KafkaContainer("apache/kafka-native:4.1.0");

    @Override
    protected KafkaSettings broker() {
        return KafkaSettings.of(KAFKA.getBootstrapServers());
    }
}

package io.slipway.kafka.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerIT {
    private static final TopicPartition PARTITION = new TopicPartition("kept", 0);

    @TempDir
    Path folder;

    @Test
    void keepsItsAddressAndWhatItAcknowledgedOverAKill() throws Exception {
        try (KafkaBroker broker = KafkaBroker.start(folder)) {
            String bootstrap = broker.bootstrap();
            try (Admin admin = broker.admin();
                    var producer = producer(broker)) {
                NewTopic topic = new NewTopic(PARTITION.topic(), Optional.of(1), Optional.empty());
                admin.createTopics(List.of(topic)).all().get();
                producer.send(record()).get();
                broker.kill();
                broker.restart();
                producer.send(record()).get();
                assertThat(broker.bootstrap()).isEqualTo(bootstrap);
                assertThat(admin.listOffsets(Map.of(PARTITION, OffsetSpec.latest()))
                                .partitionResult(PARTITION)
                                .get()
                                .offset())
                        .isEqualTo(2);
            }
        }
    }

    @Test
    void doesNotStartTwice() throws Exception {
        assertThatThrownBy(SharedBroker.get()::restart).hasMessage("The broker is running");
    }

    @Test
    void saysWhyItDoesNotStart() {
        Map<String, String> refused = Map.of("broker.session.timeout.ms", "no number");
        assertThatThrownBy(() -> KafkaBroker.start(folder, ServerClassPath.of("kafka"), refused))
                .hasMessageContaining("broker.session.timeout.ms");
    }

    private static KafkaProducer<byte[], byte[]> producer(KafkaBroker broker) {
        return new KafkaProducer<>(broker.settings().client(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static ProducerRecord<byte[], byte[]> record() {
        return new ProducerRecord<>(PARTITION.topic(), PARTITION.partition(), "k".getBytes(UTF_8), "v".getBytes(UTF_8));
    }
}

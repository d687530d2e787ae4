package io.slipway.kafka.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.kafka.topic.KafkaSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Slipway takes for granted of a broker. One run for each kind of broker that tests know. */
abstract class BrokerContract {
    private static final AtomicInteger TOPICS = new AtomicInteger();
    private static final Duration A_LOOK = Duration.ofMillis(100);

    private final String topic = "contract." + TOPICS.incrementAndGet();
    private final TopicPartition second = new TopicPartition(topic, 1);
    private Admin admin;

    /** The broker under test. */
    protected abstract KafkaSettings broker();

    @BeforeEach
    void open() {
        admin = Admin.create(broker().client());
    }

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void offsetsCountTheRecordsOfAnIdempotentProducerFromZero() throws Exception {
        create();
        send(1_000);
        assertThat(offset(OffsetSpec.earliest())).isZero();
        assertThat(offset(OffsetSpec.latest())).isEqualTo(1_000);
        List<ConsumerRecord<byte[], byte[]>> read = read(0, 1_000);
        assertThat(read).extracting(ConsumerRecord::offset).containsExactlyElementsOf(numbers(1_000));
        assertThat(read)
                .extracting(record -> new String(record.value(), UTF_8))
                .containsExactlyElementsOf(
                        numbers(1_000).stream().map(n -> "value " + n).toList());
    }

    @Test
    void aNameIsTakenOnce() throws Exception {
        create();
        assertThatThrownBy(this::create).hasCauseInstanceOf(TopicExistsException.class);
    }

    @Test
    void aTopicOfTheSameNameHasAnotherId() throws Exception {
        Uuid first = create();
        delete();
        assertThat(create()).isNotEqualTo(first);
    }

    @Test
    void aTopicThatWasDeletedIsGone() throws Exception {
        create();
        send(10);
        delete();
        assertThatThrownBy(() ->
                        admin.describeTopics(List.of(topic)).allTopicNames().get())
                .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        assertThatThrownBy(this::delete).hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
    }

    @Test
    void aReaderIsToldThatRecordsWereRemoved() throws Exception {
        create();
        send(100);
        admin.deleteRecords(Map.of(second, RecordsToDelete.beforeOffset(40)))
                .all()
                .get();
        assertThat(offset(OffsetSpec.earliest())).isEqualTo(40);
        assertThatThrownBy(() -> read(0, 100)).isInstanceOf(OffsetOutOfRangeException.class);
        assertThat(read(40, 60)).extracting(ConsumerRecord::offset).startsWith(40L);
    }

    @Test
    void aReaderIsToldThatNothingIsThere() throws Exception {
        create();
        send(100);
        assertThatThrownBy(() -> read(101, 1)).isInstanceOf(OffsetOutOfRangeException.class);
    }

    private Uuid create() throws ExecutionException, InterruptedException {
        NewTopic made = new NewTopic(topic, Optional.of(2), Optional.empty());
        return admin.createTopics(List.of(made)).topicId(topic).get();
    }

    private void delete() throws ExecutionException, InterruptedException {
        admin.deleteTopics(List.of(topic)).all().get();
    }

    private long offset(OffsetSpec spec) throws ExecutionException, InterruptedException {
        return admin.listOffsets(Map.of(second, spec))
                .partitionResult(second)
                .get()
                .offset();
    }

    private void send(int count) throws ExecutionException, InterruptedException {
        Map<String, Object> settings = broker().client();
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                sent.add(producer.send(record(i)));
            }
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        }
    }

    private ProducerRecord<byte[], byte[]> record(int i) {
        return new ProducerRecord<>(
                topic, second.partition(), ("key " + i).getBytes(UTF_8), ("value " + i).getBytes(UTF_8));
    }

    private List<ConsumerRecord<byte[], byte[]>> read(long from, int count) {
        Map<String, Object> settings = broker().client();
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(second));
            consumer.seek(second, from);
            while (read.size() < count) {
                consumer.poll(A_LOOK).forEach(read::add);
            }
        }
        return read;
    }

    private static List<Long> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Long::valueOf).toList();
    }
}

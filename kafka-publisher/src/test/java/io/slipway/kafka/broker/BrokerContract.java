package io.slipway.kafka.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.kafka.topic.KafkaSettings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Slipway takes for granted of a broker. One run for each kind of broker that tests know. */
abstract class BrokerContract {
    private static final AtomicInteger TOPICS = new AtomicInteger();

    private final String name = "contract." + TOPICS.incrementAndGet();
    private final TopicPartition second = new TopicPartition(name, 1);
    private PlainTopic topic;
    private Admin admin;

    /** The broker under test. */
    protected abstract KafkaSettings broker();

    @BeforeEach
    void open() {
        admin = Admin.create(broker().client());
        topic = new PlainTopic(broker(), name);
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
        topic.delete();
        assertThat(create()).isNotEqualTo(first);
    }

    @Test
    void aTopicThatWasDeletedIsGone() throws Exception {
        create();
        send(10);
        topic.delete();
        assertThatThrownBy(() ->
                        admin.describeTopics(List.of(name)).allTopicNames().get())
                .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        assertThatThrownBy(topic::delete).hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
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
        return topic.create(2, Map.of());
    }

    private long offset(OffsetSpec spec) throws ExecutionException, InterruptedException {
        return admin.listOffsets(Map.of(second, spec))
                .partitionResult(second)
                .get()
                .offset();
    }

    private void send(int count) throws ExecutionException, InterruptedException {
        topic.send(IntStream.range(0, count).mapToObj(this::record).toList());
    }

    private ProducerRecord<byte[], byte[]> record(int i) {
        return topic.record(second.partition(), ("key " + i).getBytes(UTF_8), ("value " + i).getBytes(UTF_8));
    }

    private List<ConsumerRecord<byte[], byte[]>> read(long from, int count) {
        return topic.read(second.partition(), from, count);
    }

    private static List<Long> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Long::valueOf).toList();
    }
}

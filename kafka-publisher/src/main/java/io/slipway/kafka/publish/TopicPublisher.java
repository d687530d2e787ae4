package io.slipway.kafka.publish;

import io.slipway.catalog.manifest.KeyBytes;
import io.slipway.catalog.manifest.ManifestPartition;
import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.kafka.topic.KafkaFailures;
import io.slipway.kafka.topic.KafkaSettings;
import io.slipway.kafka.topic.TopicName;
import io.slipway.kafka.topic.TopicNote;
import io.slipway.kafka.topic.Topics;
import io.slipway.kafka.topic.VersionTopic;
import io.slipway.schemas.dataset.NamespaceId;
import io.slipway.schemas.failure.ConflictException;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.sst.commit.Attempt;
import io.slipway.sst.write.SortedRows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;

/**
 * Writes the rows of an attempt into a topic of its own; the class to read first.
 *
 * <pre>
 *   note      the attempt stores what it is about to make, so that a sweep finds it
 *   make      a topic of the attempt's name, which is never used again
 *   send      the rows of each shard to its partition, in order, each once
 *   settle    the brokers have all of it, and nothing else: offsets, counts, checksums for the manifest
 * </pre>
 *
 * <p>A publisher that dies leaves a topic that nobody names; the next try makes its own. Shards may be sent by several
 * threads, each by one; the rest is for one thread.
 */
public final class TopicPublisher implements AutoCloseable {
    private static final Duration AT_ONCE = Duration.ZERO;

    private final Topics topics;
    private final VersionTopic topic;
    private final KafkaFailures failures;
    private final Producer<byte[], byte[]> producer;
    private final List<PartitionSender> senders = new ArrayList<>();

    private TopicPublisher(
            Topics topics, VersionTopic topic, KafkaSettings settings, Producer<byte[], byte[]> producer, int shards) {
        this.topics = topics;
        this.topic = topic;
        this.failures = new KafkaFailures(settings);
        this.producer = producer;
        SendPace pace = new SendPace(settings.publish());
        for (int shard = 0; shard < shards; shard++) {
            senders.add(new PartitionSender(topic.name().text(), shard, producer, pace, failures));
        }
    }

    /**
     * Makes the topic of an attempt.
     *
     * @param shards one partition each
     * @throws io.slipway.schemas.failure.AccessException if the brokers refuse
     * @throws io.slipway.schemas.failure.UnavailableException if they do not answer
     * @throws ConflictException if the attempt is over already
     */
    public static TopicPublisher begin(KafkaSettings settings, Attempt attempt, int shards) {
        Topics topics = Topics.open(settings);
        try {
            return begin(settings, attempt, shards, topics);
        } catch (RuntimeException e) {
            topics.close();
            throw e;
        }
    }

    private static TopicPublisher begin(KafkaSettings settings, Attempt attempt, int shards, Topics topics) {
        // Settings that the producer does not take show before anything is made.
        Producer<byte[], byte[]> producer = producer(settings, new KafkaFailures(settings));
        try {
            TopicName name = TopicName.of(settings.topic().prefix(), attempt.folder());
            NamespaceId namespace = attempt.base().namespaceId();
            // CRASH: the note is durable before the topic is there: a sweep finds the topic of a publisher that died.
            attempt.note(TopicNote.of(namespace, topics.cluster(), name).toJson());
            VersionTopic topic = topics.create(name, shards);
            requireNotOver(attempt, topics, topic);
            return new TopicPublisher(topics, topic, settings, producer, shards);
        } catch (RuntimeException e) {
            producer.close(AT_ONCE);
            throw e;
        }
    }

    // A publisher that slept between note and topic until a sweep took its note would leave a topic that nobody finds.
    private static void requireNotOver(Attempt attempt, Topics topics, VersionTopic topic) {
        boolean over = true;
        try {
            over = attempt.isOver();
        } finally {
            if (over) {
                topics.delete(topic.name());
            }
        }
        if (over) {
            throw new ConflictException(
                    "Cannot publish topic " + topic.name() + ": a sweep has ended this attempt meanwhile",
                    "Start the same push again.");
        }
    }

    private static Producer<byte[], byte[]> producer(KafkaSettings settings, KafkaFailures failures) {
        try {
            return new KafkaProducer<>(ProducerConfigs.of(settings));
        } catch (KafkaException e) {
            throw failures.of("open a Kafka producer", e);
        }
    }

    /** The topic that was made. */
    public TopicName topic() {
        return topic.name();
    }

    /**
     * The same rows, each of which is on its way to the brokers when {@code next} has moved to it. Once a shard.
     *
     * @param rows all rows of the shard
     */
    public SortedRows sending(int shard, SortedRows rows) {
        return new SentRows(rows, senders.get(shard));
    }

    /**
     * Waits until the brokers have everything, durable, and looks whether the topic holds it and nothing else.
     *
     * @throws CorruptDataException if somebody else wrote into the topic
     * @throws io.slipway.schemas.failure.UnavailableException if the brokers did not take it all in time
     */
    public ManifestTopic settle() {
        flush();
        List<ManifestPartition> partitions =
                senders.stream().map(PartitionSender::settled).toList();
        requireSameTopic();
        List<Long> ends = topics.endOffsets(topic.name(), partitions.size());
        for (ManifestPartition partition : partitions) {
            requireNothingElse(partition, ends.get(partition.partition()));
        }
        return new ManifestTopic(topic.name().text(), topic.id(), partitions);
    }

    /** The SST key of the first row, when all are sent. */
    public Optional<KeyBytes> firstKey() {
        return senders.stream()
                .map(PartitionSender::firstKey)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private void flush() {
        try {
            producer.flush();
        } catch (KafkaException e) {
            throw failures.of("publish topic " + topic.name(), e);
        }
    }

    private void requireSameTopic() {
        String now = topics.id(topic.name());
        if (!now.equals(topic.id())) {
            throw new CorruptDataException(
                    "Cannot publish topic " + topic.name()
                            + ": somebody has deleted it and made another of its name, expected=" + topic.id()
                            + " actual="
                            + now,
                    "Keep others from that topic, and start the same push again.");
        }
    }

    private void requireNothingElse(ManifestPartition partition, long end) {
        if (end != partition.endOffset()) {
            throw PartitionSender.stranger(
                    topic.name().text(), partition.partition(), partition.endOffset() + " records", end + " records");
        }
    }

    /** Deletes the topic; only as long as no manifest that may be registered names it. */
    public void abandon() {
        producer.close(AT_ONCE);
        topics.delete(topic.name());
    }

    /** Gives up what the brokers do not have yet. */
    @Override
    public void close() {
        producer.close(AT_ONCE);
        topics.close();
    }
}

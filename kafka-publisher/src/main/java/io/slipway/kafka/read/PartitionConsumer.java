package io.slipway.kafka.read;

import io.slipway.catalog.manifest.ManifestPartition;
import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.kafka.topic.KafkaSettings;
import io.slipway.schemas.failure.SlipwayException;
import io.slipway.schemas.failure.UnavailableException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One partition through a consumer of its own. It polls only when somebody waits for records, and has at most the fetch that
 * is being read and the next one in memory. While nothing comes it looks why, until its patience ends.
 */
final class PartitionConsumer implements RecordBatches {
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final int POLLS_BEFORE_LOOK = 8;

    private final TopicCheck check;
    private final ManifestPartition stated;
    private final TopicPartition partition;
    private final ReadPace pace;
    private final long polls;
    private final Consumer<ByteBuffer, ByteBuffer> consumer;
    private final IncomingBytes incoming;
    private boolean hasBegun;

    private PartitionConsumer(
            TopicCheck check,
            ManifestPartition stated,
            TopicPartition partition,
            ReadPace pace,
            Duration patience,
            Consumer<ByteBuffer, ByteBuffer> consumer) {
        this.check = check;
        this.stated = stated;
        this.partition = partition;
        this.pace = pace;
        this.polls = Math.max(1, patience.dividedBy(POLL));
        this.consumer = consumer;
        this.incoming = IncomingBytes.of(consumer);
    }

    /** A consumer that stands before an offset. */
    static PartitionConsumer open(
            KafkaSettings settings,
            ManifestTopic topic,
            ManifestPartition stated,
            long from,
            ReadPace pace,
            Duration patience) {
        TopicPartition partition = new TopicPartition(topic.name(), stated.partition());
        TopicCheck check = new TopicCheck(settings, topic, patience);
        try {
            Consumer<ByteBuffer, ByteBuffer> consumer = new KafkaConsumer<>(ConsumerSettings.of(settings));
            consumer.assign(List.of(partition));
            consumer.seek(partition, from);
            return new PartitionConsumer(check, stated, partition, pace, patience, consumer);
        } catch (KafkaException e) {
            throw ReadFailure.unmade("topic " + topic.name(), e);
        }
    }

    @Override
    public Iterator<ConsumerRecord<ByteBuffer, ByteBuffer>> take(long offset) {
        Looks looks = new Looks();
        for (long dry = 1; dry <= polls; dry++) {
            ConsumerRecords<ByteBuffer, ByteBuffer> records = poll(offset);
            pace.before(incoming.sinceLast());
            if (!records.isEmpty()) {
                requireSameTopic();
                return records.records(partition).iterator();
            }
            if (dry % POLLS_BEFORE_LOOK == 0) {
                looks.look(offset);
            }
        }
        throw looks.away(offset);
    }

    // Only once: a topic that is deleted later sends nothing any more, or ends too early, and is looked at then.
    private void requireSameTopic() {
        if (!hasBegun) {
            check.isThere();
            hasBegun = true;
        }
    }

    private ConsumerRecords<ByteBuffer, ByteBuffer> poll(long offset) {
        try {
            return consumer.poll(POLL);
        } catch (KafkaException e) {
            throw explained(e, offset);
        }
    }

    // A topic that was made anew ends early, or begins late: that it is another one says more.
    private SlipwayException explained(KafkaException failure, long offset) {
        SlipwayException reason = ReadFailure.of(place(offset), failure);
        if (!(reason instanceof UnavailableException)) {
            check.isThere();
        }
        return reason;
    }

    private void requireMore(long offset) {
        try {
            long end = consumer.endOffsets(List.of(partition), LOOK).getOrDefault(partition, stated.endOffset());
            if (end < stated.endOffset()) {
                throw ReadFailure.corrupt(
                        place(offset), "the partition ends early, expected=" + stated.endOffset() + " actual=" + end);
            }
        } catch (KafkaException e) {
            throw ReadFailure.of(place(offset), e);
        }
    }

    private RecordPlace place(long offset) {
        return new RecordPlace(partition.topic(), partition.partition(), offset);
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }

    /** What is seen while nothing comes. */
    private final class Looks {
        private boolean missed;
        private @Nullable UnavailableException silence;

        /** Throws if nothing will come, keeps in mind what hinders the brokers if something may. */
        void look(long offset) {
            try {
                if (isThere()) {
                    requireMore(offset);
                }
                silence = null;
            } catch (UnavailableException e) {
                silence = e;
            }
        }

        private boolean isThere() {
            boolean there = check.isThere();
            if (!there && missed) {
                throw ReadFailure.gone(partition.topic(), "the brokers have no such topic");
            }
            missed = !there;
            return there;
        }

        UnavailableException away(long offset) {
            String message = "Cannot read " + place(offset) + ": the brokers send nothing for "
                    + POLL.multipliedBy(polls).toSeconds() + " s";
            String remedy = "See whether the brokers run and the partition has a leader; then it goes on from there.";
            return silence == null
                    ? new UnavailableException(message, remedy)
                    : new UnavailableException(message + ": " + silence.getMessage(), remedy, silence);
        }
    }
}

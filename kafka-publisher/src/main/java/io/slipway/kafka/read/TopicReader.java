package io.slipway.kafka.read;

import io.slipway.catalog.manifest.ManifestPartition;
import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.kafka.topic.KafkaSettings;
import io.slipway.schemas.checksum.RowHasher;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads the topics of versions. Holds nothing open itself. Thread-safe. */
public final class TopicReader {
    /** How long brokers may stay away before a reading ends. */
    public static final Duration PATIENCE = Duration.ofMinutes(1);

    private final KafkaSettings settings;
    private final Duration patience;

    /** A reader from these brokers. */
    public TopicReader(KafkaSettings settings) {
        this(settings, PATIENCE);
    }

    /** The same with another patience. */
    public TopicReader(KafkaSettings settings, Duration patience) {
        this.settings = settings;
        this.patience = patience;
    }

    /**
     * Begins to read a partition. The brokers are asked for the first row with the first {@link PartitionRows#next}.
     *
     * @param fromOffset of the first row that is wanted, at least the partition's first and at most its end
     * @return to be closed by the caller, on the thread that reads
     * @throws io.slipway.schemas.failure.UsageException if no client can be made of the settings
     * @throws io.slipway.schemas.failure.UnavailableException if the brokers' names cannot be resolved
     */
    public PartitionRows open(ManifestTopic topic, int partition, long fromOffset, ReadPace pace) {
        return open(topic, partition, fromOffset, pace, new RowHasher());
    }

    /**
     * The same for a reader that adds the rows up itself, where they end up: each is hashed once. It owes the comparison with
     * the manifest, by {@link PartitionFigures#requireAllOf}.
     */
    public PartitionRows openUnsummed(ManifestTopic topic, int partition, long fromOffset, ReadPace pace) {
        return open(topic, partition, fromOffset, pace, null);
    }

    private PartitionRows open(
            ManifestTopic topic, int partition, long fromOffset, ReadPace pace, @Nullable RowHasher hasher) {
        ManifestPartition stated = topic.partitions().get(partition);
        if (fromOffset < stated.startOffset() || fromOffset > stated.endOffset()) {
            throw new IllegalArgumentException("Cannot read " + new RecordPlace(topic.name(), partition, fromOffset)
                    + ": expected=" + stated.startOffset() + " to " + stated.endOffset());
        }
        RecordBatches batches = PartitionConsumer.open(settings, topic, stated, fromOffset, pace, patience);
        return new PartitionRows(topic, partition, fromOffset, batches, hasher);
    }
}

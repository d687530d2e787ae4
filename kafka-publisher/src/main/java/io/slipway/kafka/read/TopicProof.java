package io.slipway.kafka.read;

import io.slipway.catalog.manifest.ManifestPartition;
import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.NotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Reads the topic of a version whole, and holds every partition against the manifest. For one thread. */
public final class TopicProof {
    private static final int TELL_EVERY = 8_192;

    private final TopicReader reader;
    private final ManifestTopic topic;
    private final LongConsumer progress;
    private long rows;

    private TopicProof(TopicReader reader, ManifestTopic topic, LongConsumer progress) {
        this.reader = reader;
        this.topic = topic;
        this.progress = progress;
    }

    /**
     * Proves a topic. Goes on behind a partition that is not what was written, so that all of them are known at once.
     *
     * @param progress is told from time to time how many rows were read
     * @return a sentence for each partition that is not what was written; empty if everything is
     * @throws io.slipway.schemas.failure.UnavailableException if the brokers stay away
     */
    public static List<String> flaws(TopicReader reader, ManifestTopic topic, LongConsumer progress) {
        TopicProof proof = new TopicProof(reader, topic, progress);
        List<String> flaws = new ArrayList<>();
        topic.partitions().forEach(partition -> proof.flaw(partition).ifPresent(flaws::add));
        return List.copyOf(flaws);
    }

    private Optional<String> flaw(ManifestPartition partition) {
        try (PartitionRows all = reader.open(topic, partition.partition(), partition.startOffset(), bytes -> {})) {
            while (all.next()) {
                if (++rows % TELL_EVERY == 0) {
                    progress.accept(rows);
                }
            }
            return Optional.empty();
        } catch (CorruptDataException | NotFoundException flaw) {
            return Optional.of(String.valueOf(flaw.getMessage()));
        }
    }
}

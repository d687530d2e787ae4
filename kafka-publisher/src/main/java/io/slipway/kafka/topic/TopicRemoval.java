package io.slipway.kafka.topic;

import io.slipway.catalog.layout.AttemptFolder;
import io.slipway.catalog.sweep.Outside;
import io.slipway.schemas.dataset.NamespaceId;
import io.slipway.schemas.failure.CorruptDataException;
import java.util.Optional;

/**
 * Deletes the topics of attempts that are over, by their notes: only topics that this namespace has made, on the brokers
 * that have made them. Opens a client each time, since sweeps are days apart. Thread-safe.
 */
public final class TopicRemoval implements Outside {
    private final KafkaSettings settings;
    private final NamespaceId namespace;

    /** Removes topics of a namespace. */
    public TopicRemoval(KafkaSettings settings, NamespaceId namespace) {
        this.settings = settings;
        this.namespace = namespace;
    }

    @Override
    public Optional<String> remove(AttemptFolder attempt, byte[] stored) {
        try {
            TopicNote note = TopicNote.fromJson(stored, attempt.note().text());
            TopicName topic = new TopicName(note.topic());
            if (!note.namespaceId().equals(namespace)) {
                return Optional.empty();
            }
            return remove(note, topic);
        } catch (IllegalArgumentException | CorruptDataException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private Optional<String> remove(TopicNote note, TopicName topic) {
        try (Topics topics = Topics.open(settings)) {
            String cluster = topics.cluster();
            if (!cluster.equals(note.cluster())) {
                return Optional.of(
                        "topic " + topic + " is on another Kafka, expected=" + note.cluster() + " actual=" + cluster);
            }
            topics.delete(topic);
            return Optional.empty();
        }
    }
}

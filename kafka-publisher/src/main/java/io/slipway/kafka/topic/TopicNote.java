package io.slipway.kafka.topic;

import io.slipway.catalog.json.CanonicalJson;
import io.slipway.schemas.dataset.NamespaceId;
import java.util.Objects;

/**
 * What an attempt notes before it makes its topic.
 *
 * @param namespaceId whose attempt it is: a copied root has the notes too, and must not remove the topics
 * @param cluster Kafka's own name for the brokers
 */
public record TopicNote(int formatVersion, NamespaceId namespaceId, String cluster, String topic) {
    private static final int FORMAT = 1;

    public TopicNote {
        Objects.requireNonNull(namespaceId, "namespaceId");
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(topic, "topic");
    }

    /** A note of today's format. */
    public static TopicNote of(NamespaceId namespaceId, String cluster, TopicName topic) {
        return new TopicNote(FORMAT, namespaceId, cluster, topic.text());
    }

    static TopicNote fromJson(byte[] json, String what) {
        return CanonicalJson.read(json, TopicNote.class, what);
    }

    /** The bytes that are stored. */
    public byte[] toJson() {
        return CanonicalJson.write(this);
    }
}

package io.slipway.kafka.topic;

import java.util.Objects;

/**
 * A topic that is there.
 *
 * @param id what Kafka knows it by: another topic of the same name has another
 */
public record VersionTopic(TopicName name, String id) {
    public VersionTopic {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(id, "id");
    }
}

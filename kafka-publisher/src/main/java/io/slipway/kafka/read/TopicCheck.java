package io.slipway.kafka.read;

import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.kafka.topic.KafkaSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Sees whether the brokers have the topic that a manifest names, and not another one of its name. Thread-safe. */
final class TopicCheck {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final KafkaSettings settings;
    private final ManifestTopic topic;
    private final int timeoutMillis;

    /** A check that waits no longer than {@code patience}, and never long. */
    TopicCheck(KafkaSettings settings, ManifestTopic topic, Duration patience) {
        this.settings = settings;
        this.topic = topic;
        this.timeoutMillis = (int) Math.min(patience.toMillis(), LONGEST.toMillis());
    }

    /**
     * Whether the brokers know a topic of the name. One that has just been made, or a broker that has just started, may need
     * a moment; so a single no is no proof.
     *
     * @throws io.slipway.schemas.failure.NotFoundException if they know another topic of the name
     * @throws io.slipway.schemas.failure.UnavailableException if no broker says so
     */
    boolean isThere() {
        Optional<String> id = idNow();
        if (id.isPresent() && !id.get().equals(topic.id())) {
            throw ReadFailure.gone(
                    topic.name(),
                    "it is another topic of the same name, expected=id " + topic.id() + " actual=id " + id.get());
        }
        return id.isPresent();
    }

    private Optional<String> idNow() {
        try (Admin admin = admin()) {
            return admin.describeTopics(List.of(topic.name())).allTopicNames().get().values().stream()
                    .map(found -> found.topicId().toString())
                    .findFirst();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw ReadFailure.of("topic " + topic.name(), e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            throw ReadFailure.of("topic " + topic.name(), new InterruptException(e));
        }
    }

    private Admin admin() {
        try {
            return Admin.create(config());
        } catch (KafkaException e) {
            throw ReadFailure.unmade("topic " + topic.name(), e);
        }
    }

    private Map<String, Object> config() {
        Map<String, Object> config = settings.client();
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeoutMillis);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeoutMillis);
        config.put(AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        config.putIfAbsent(AdminClientConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        return config;
    }
}

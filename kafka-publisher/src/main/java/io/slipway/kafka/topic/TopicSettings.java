package io.slipway.kafka.topic;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How topics are made.
 *
 * @param prefix what the names of all topics begin with; may be empty
 * @param replicationFactor copies of each partition; empty: what the brokers do by default
 * @param remoteStorage whether old segments move to the brokers' tiered storage
 * @param localRetention how long they also stay with the brokers; empty: what the brokers do by default
 */
public record TopicSettings(
        String prefix, Optional<Short> replicationFactor, boolean remoteStorage, Optional<Duration> localRetention) {
    private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9._-]{0,100}");

    /** No prefix, and what the brokers do by default. */
    public static final TopicSettings DEFAULT = new TopicSettings("", Optional.empty(), false, Optional.empty());

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if no topic can be made like that
     */
    public TopicSettings {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("expected=at most 100 of a-z A-Z 0-9 . _ - actual=" + prefix);
        }
        if (replicationFactor.filter(factor -> factor < 1).isPresent()) {
            throw new IllegalArgumentException("expected=1 or more actual=" + replicationFactor.get());
        }
        if (localRetention.isPresent() && !remoteStorage) {
            throw new IllegalArgumentException(
                    "expected=remote storage too, or segments would be lost actual=local retention alone");
        }
    }
}

package io.slipway.kafka.topic;

import io.slipway.catalog.layout.AttemptFolder;
import java.util.regex.Pattern;

/** The name of a topic: {@code <prefix><dataset>.<attempt>}. An attempt's name is never used again, and so its topic's. */
public record TopicName(String text) {
    private static final Pattern GRAMMAR = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

    /**
     * Checks the spelling.
     *
     * @throws IllegalArgumentException if Kafka takes no such name
     */
    public TopicName {
        if (!GRAMMAR.matcher(text).matches()) {
            throw new IllegalArgumentException("Cannot name a topic: expected=" + GRAMMAR + " actual=" + text);
        }
    }

    /** The topic of an attempt. */
    public static TopicName of(String prefix, AttemptFolder attempt) {
        return new TopicName(prefix + attempt.dataset() + "." + attempt.attempt());
    }

    @Override
    public String toString() {
        return text;
    }
}

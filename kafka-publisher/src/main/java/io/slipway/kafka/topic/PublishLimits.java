package io.slipway.kafka.topic;

import java.util.OptionalLong;

/**
 * How fast rows may be sent to the brokers; empty is as fast as they take them.
 *
 * @param rowsPerSecond at least 1
 * @param bytesPerSecond of keys and values before compression, at least 1
 */
public record PublishLimits(OptionalLong rowsPerSecond, OptionalLong bytesPerSecond) {
    /** As fast as the brokers take them. */
    public static final PublishLimits NONE = new PublishLimits(OptionalLong.empty(), OptionalLong.empty());
}

package io.slipway.kafka.topic;

import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.SlipwayException;
import io.slipway.schemas.failure.UnavailableException;
import io.slipway.schemas.failure.UsageException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.BootstrapResolutionException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What Kafka's clients throw, classed by what the caller does about it. */
public final class KafkaFailures {
    private final String brokers;

    /** Failures of the brokers that the settings name. */
    public KafkaFailures(KafkaSettings settings) {
        this.brokers = settings.brokers();
    }

    /** A failure to do something, such as {@code read partition 3 of topic t}. */
    public SlipwayException of(String deed, Throwable thrown) {
        Throwable cause =
                thrown instanceof ExecutionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof SlipwayException known) {
            return known;
        }
        String message = "Cannot " + deed + ": " + reason(cause);
        if (cause instanceof UnknownTopicOrPartitionException || cause instanceof UnknownTopicIdException) {
            return new NotFoundException(
                    "Cannot " + deed + ": the brokers at " + brokers + " have no such topic",
                    "If it was deleted, push the dataset again with --force; else name the right brokers in --kafka-config.",
                    cause);
        }
        if (cause instanceof AuthenticationException || cause instanceof AuthorizationException) {
            return new AccessException(
                    message, "Give the credentials, or their owner the rights, that it needs.", cause);
        }
        if (isRefusal(cause)) {
            return new AccessException(
                    message,
                    "Change the settings in --kafka-config, or those of the brokers at " + brokers + ".",
                    cause);
        }
        if (!isUnresolved(cause) && (cause instanceof ConfigException || isBadSetting(cause))) {
            return new UsageException(message, "Correct the file of --kafka-config.", cause);
        }
        return new UnavailableException(
                message, "See that the brokers at " + brokers + " are up, and try again.", cause);
    }

    private static boolean isRefusal(Throwable cause) {
        return cause instanceof InvalidConfigurationException
                || cause instanceof InvalidReplicationFactorException
                || cause instanceof PolicyViolationException
                || cause instanceof RecordTooLargeException;
    }

    // A client that cannot be made says so by a bare KafkaException around what is wrong with its settings.
    private static boolean isBadSetting(Throwable cause) {
        return cause instanceof KafkaException && !(cause instanceof ApiException) && !isInterrupted(cause);
    }

    // The name service may be away for a while, as a broker may.
    private static boolean isUnresolved(Throwable cause) {
        return reason(cause).contains("resolvable") || cause instanceof BootstrapResolutionException;
    }

    private static boolean isInterrupted(Throwable cause) {
        return cause instanceof org.apache.kafka.common.errors.InterruptException;
    }

    private static String reason(Throwable cause) {
        Throwable deepest = cause;
        while (deepest.getCause() != null && deepest instanceof KafkaException && !(deepest instanceof ApiException)) {
            deepest = deepest.getCause();
        }
        String said = String.valueOf(deepest.getMessage());
        return said.isBlank() || said.equals("null") ? deepest.getClass().getSimpleName() : said;
    }
}

package io.slipway.kafka.read;

import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.SlipwayException;
import io.slipway.schemas.failure.UnavailableException;
import io.slipway.schemas.failure.UsageException;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Translates what Kafka says to a reader, once, at the border. */
final class ReadFailure {
    private static final String BROKERS = "See whether the brokers run and can be reached; then it goes on.";
    private static final String ANEW = "Push the dataset again with --force; what is served goes on being served.";

    private ReadFailure() {}

    /** The records are not those of the version. */
    static CorruptDataException corrupt(RecordPlace place, String reason) {
        return new CorruptDataException("Cannot read " + place + ": " + reason, ANEW);
    }

    /** The topic is gone. */
    static NotFoundException gone(String topic, String reason) {
        return new NotFoundException("Cannot read topic " + topic + ": " + reason, ANEW);
    }

    /** What a client could not do. */
    static SlipwayException of(Object what, Throwable cause) {
        String message = "Cannot read " + what + ": " + cause.getMessage();
        if (cause instanceof UnknownTopicOrPartitionException
                || cause instanceof UnknownTopicIdException
                || cause instanceof InvalidTopicException) {
            return new NotFoundException(message, ANEW, cause);
        }
        if (cause instanceof OffsetOutOfRangeException) {
            return new CorruptDataException("Cannot read " + what + ": the records are removed", ANEW, cause);
        }
        if (cause instanceof AuthenticationException || cause instanceof AuthorizationException) {
            return new AccessException(
                    message,
                    "Correct the credentials in the file that --kafka-config names, or let them read the topic.",
                    cause);
        }
        if (isUnreadable(cause)) {
            return new CorruptDataException(message, ANEW, cause);
        }
        return new UnavailableException(message, BROKERS, cause);
    }

    /** What kept a client from being made. */
    static SlipwayException unmade(Object what, KafkaException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String message = "Cannot read " + what + ": " + cause.getMessage();
        // The name service may be away for a while, as a broker may.
        return String.valueOf(cause.getMessage()).contains("resolvable")
                ? new UnavailableException(message, BROKERS, failure)
                : new UsageException(message, "Correct the file that --kafka-config names.", failure);
    }

    // A consumer has no class of its own for a record that it cannot decode.
    private static boolean isUnreadable(Throwable cause) {
        return cause.getClass() == KafkaException.class && !(cause.getCause() instanceof RetriableException);
    }
}

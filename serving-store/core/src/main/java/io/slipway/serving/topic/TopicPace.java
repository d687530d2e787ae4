package io.slipway.serving.topic;

import io.slipway.kafka.read.ReadPace;
import io.slipway.schemas.failure.UnavailableException;
import io.slipway.serving.fetch.pace.FetchPace;
import io.slipway.serving.fetch.pace.Patience;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Reads as fast as the look-ups and the brokers shall bear, as long as somebody wants the version.
 *
 * @param paces the slowest one counts
 * @param pointless whether the rest of the version has failed meanwhile
 */
record TopicPace(String topic, List<FetchPace> paces, Patience patience, BooleanSupplier pointless)
        implements ReadPace {
    @Override
    public void before(int bytes) {
        Duration wait = paces.stream()
                .map(pace -> pace.before(bytes))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        if (patience.stoppedWithin(wait) || pointless.getAsBoolean()) {
            throw new UnavailableException(
                    "Cannot read topic " + topic + ": nobody wants it any more", "Nothing to do");
        }
    }
}

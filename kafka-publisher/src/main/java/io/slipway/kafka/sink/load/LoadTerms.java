package io.slipway.kafka.sink.load;

import io.slipway.kafka.sink.search.SearchClient;
import io.slipway.kafka.topic.KafkaSettings;
import java.util.random.RandomGenerator;

/**
 * What all loads of a sink have in common.
 *
 * @param sink its name, of which its consumer group is made
 */
public record LoadTerms(
        KafkaSettings kafka,
        SearchClient client,
        String sink,
        LoadOptions options,
        LoadPause pause,
        RandomGenerator random,
        LoadListener listener) {
    /** The consumer group whose offsets say how far the sink is. */
    public String group() {
        return kafka.topic().prefix() + "sink." + sink;
    }
}

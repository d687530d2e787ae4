package io.slipway.kafka.sink.load;

import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.kafka.sink.search.IndexMeta;
import io.slipway.schemas.failure.NotFoundException;

/** Loads versions into their indexes, one after the other. */
public record VersionLoad(LoadTerms terms) {
    /**
     * Brings every row of a version into its index, which is there, and lets it say that it is complete.
     *
     * @param meta what the index says about itself
     * @throws NotFoundException if the version has no topic, or it is gone
     * @throws io.slipway.schemas.failure.BadRowsException if the index refuses too many rows
     * @throws io.slipway.schemas.failure.CorruptDataException if the topic does not hold the version's rows, or the index
     *     holds other documents
     * @throws io.slipway.schemas.failure.UnavailableException if brokers or server stay away, or the sink is to end
     */
    public void run(Manifest manifest, String index, IndexMeta meta) {
        String label = meta.dataset() + "@" + meta.version();
        ManifestTopic topic = topicOf(label, manifest);
        try (IndexLoad load = new IndexLoad(terms, label, manifest, topic, index, meta.load())) {
            load.run();
        }
        terms.client().describe(index, meta.completed());
    }

    /**
     * The topic of a version.
     *
     * @throws NotFoundException if it has none
     */
    public static ManifestTopic topicOf(String label, Manifest manifest) {
        ManifestTopic topic = manifest.topic();
        if (topic == null) {
            throw new NotFoundException(
                    "Cannot load " + label + ": it was not published to Kafka",
                    "Write publish: { kafka: true } into the dataset file and build with --kafka-config FILE.");
        }
        return topic;
    }
}

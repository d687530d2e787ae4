package io.slipway.batch.job;

import io.slipway.batch.file.DatasetFile;
import io.slipway.catalog.Catalog;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.kafka.topic.KafkaSettings;
import io.slipway.schemas.failure.UsageException;
import java.util.Optional;

/**
 * A build that somebody asks for.
 *
 * @param catalog of the root that gets the version
 * @param store of the same root; neither is closed by the build
 * @param kafka how Kafka is reached; empty if nobody said
 */
public record BuildRequest(
        DatasetFile file,
        Catalog catalog,
        ObjectStore store,
        Optional<KafkaSettings> kafka,
        PushOptions options,
        BuildEnvironment environment) {
    /**
     * Checks that what the file publishes to can be reached.
     *
     * @throws UsageException if it is Kafka, and nobody said where that is
     */
    public BuildRequest {
        if (file.recipe().publish().kafka() && kafka.isEmpty()) {
            throw new UsageException(
                    "Cannot build " + file.dataset() + ": " + file.name()
                            + " says 'publish.kafka: true', and nobody said where Kafka is",
                    "Name a properties file with --kafka-config, or set SLIPWAY_KAFKA_CONFIG.");
        }
    }
}

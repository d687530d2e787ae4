package io.slipway.ops.cli.option;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.sweep.Outside;
import io.slipway.kafka.topic.KafkaSettings;
import io.slipway.kafka.topic.TopicRemoval;
import io.slipway.ops.cli.verb.Surroundings;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How Kafka is reached, if at all. */
public final class KafkaOptions {
    private final Surroundings surroundings;

    @Option(
            names = "--kafka-config",
            paramLabel = "FILE",
            description =
                    "A properties file for Kafka's clients, as its own tools take it (bootstrap.servers=…), and for"
                            + " topics (topic.prefix=…); see docs/kafka.md. Else SLIPWAY_KAFKA_CONFIG, else no Kafka.")
    private @Nullable Path file;

    public KafkaOptions(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * The settings, if a file is named.
     *
     * @throws io.slipway.schemas.failure.NotFoundException if it cannot be read
     * @throws io.slipway.schemas.failure.UsageException if something in it does not fit
     */
    public Optional<KafkaSettings> settings() {
        Optional<Path> named = Optional.ofNullable(file)
                .or(() -> surroundings.variable("SLIPWAY_KAFKA_CONFIG").map(Path::of));
        return named.map(KafkaSettings::read);
    }

    /** What sweeps of a root reach besides its objects. */
    public Outside outside(Catalog catalog) {
        return settings()
                .<Outside>map(
                        settings -> new TopicRemoval(settings, catalog.state().namespaceId()))
                .orElse(Outside.OUT_OF_REACH);
    }
}

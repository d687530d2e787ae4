package io.slipway.ops.cli.doctor;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.state.VersionStatus;
import io.slipway.kafka.topic.KafkaSettings;
import io.slipway.kafka.topic.TopicName;
import io.slipway.kafka.topic.Topics;
import io.slipway.ops.cli.output.Figures;
import io.slipway.ops.cli.root.StoredVersion;
import io.slipway.ops.cli.verb.ExitCode;
import io.slipway.schemas.failure.NotFoundException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the topics that unexpired versions name are there. */
final class TopicChecks {
    private static final String CHECK = "topics";

    private final Catalog catalog;
    private final Optional<KafkaSettings> kafka;

    TopicChecks(Catalog catalog, Optional<KafkaSettings> kafka) {
        this.catalog = catalog;
        this.kafka = kafka;
    }

    /** Asks the brokers for each; says nothing if there are none. */
    List<Finding> there() {
        Map<VersionState, ManifestTopic> named = named();
        if (named.isEmpty()) {
            return List.of();
        }
        String counts = Figures.count(named.size()) + " topics of unexpired versions";
        if (kafka.isEmpty()) {
            return List.of(Finding.warn(
                    CHECK, counts + " were not looked at", "Say where Kafka is with --kafka-config FILE."));
        }
        List<Finding> flaws = new ArrayList<>();
        try (Topics topics = Topics.open(kafka.get())) {
            named.forEach((version, topic) -> flaw(topics, version, topic).ifPresent(flaws::add));
        }
        return flaws.isEmpty() ? List.of(Finding.ok(CHECK, counts + " are there")) : flaws;
    }

    private Map<VersionState, ManifestTopic> named() {
        Map<VersionState, ManifestTopic> named = new LinkedHashMap<>();
        catalog.state()
                .versions()
                .filter(version -> version.status() != VersionStatus.EXPIRED)
                .forEach(version -> Optional.ofNullable(
                                StoredVersion.of(catalog, version).manifest().topic())
                        .ifPresent(topic -> named.put(version, topic)));
        return named;
    }

    private static Optional<Finding> flaw(Topics topics, VersionState version, ManifestTopic topic) {
        try {
            String id = topics.id(new TopicName(topic.name()));
            return id.equals(topic.id())
                    ? Optional.empty()
                    : Optional.of(missing(version, topic, "somebody made another topic of its name"));
        } catch (NotFoundException gone) {
            return Optional.of(missing(version, topic, "it is gone"));
        }
    }

    private static Finding missing(VersionState version, ManifestTopic topic, String reason) {
        return Finding.fail(
                version.label(),
                "topic " + topic.name() + " of a version that is " + version.status() + ": " + reason,
                "Push the dataset again with --force; nodes that hold the version serve on.",
                ExitCode.CORRUPT);
    }
}

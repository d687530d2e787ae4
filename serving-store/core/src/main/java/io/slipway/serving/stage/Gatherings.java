package io.slipway.serving.stage;

import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.schemas.failure.UsageException;
import io.slipway.serving.disk.VersionFolder;
import io.slipway.serving.fetch.pace.Patience;
import io.slipway.serving.retain.WantedVersion;
import java.util.List;
import java.util.Optional;

/** Decides where the rows of a version come from: its files if it has some (ADR 15), else its topic. */
record Gatherings(Stager stager, WantedVersion wanted, VersionFolder folder, List<VersionFolder> neighbours) {
    /** Prepares the folder, and what fills it. */
    Gathering begin(Manifest manifest, byte[] json, Patience patience) {
        Optional<ManifestTopic> topic = topicOf(manifest);
        if (topic.isEmpty()) {
            folder.begin();
            folder.keepManifest(json);
            return FileGathering.begin(stager, wanted, manifest, folder, neighbours, patience);
        }
        TopicSource source = source(topic.get());
        folder.resume();
        folder.keepManifest(json);
        return TopicGathering.begin(
                source.fetcher(), stager.room(), wanted.label(), manifest, topic.get(), folder, patience);
    }

    private Optional<ManifestTopic> topicOf(Manifest manifest) {
        TopicSource source = stager.topics();
        boolean preferred = source != null && source.preferred();
        return Optional.ofNullable(manifest.topic())
                .filter(topic -> topic.rows() > 0)
                .filter(topic -> preferred || manifest.files().isEmpty());
    }

    private TopicSource source(ManifestTopic topic) {
        TopicSource source = stager.topics();
        if (source == null) {
            throw new UsageException(
                    "Cannot stage " + wanted.label() + ": its rows are in the Kafka topic " + topic.name()
                            + " alone, and this node was started without --kafka-config",
                    "Start the node with --kafka-config FILE, or publish the dataset as files too");
        }
        return source;
    }
}

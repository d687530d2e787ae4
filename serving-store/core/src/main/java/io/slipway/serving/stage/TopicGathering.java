package io.slipway.serving.stage;

import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.serving.disk.DiskRoom;
import io.slipway.serving.disk.Marker;
import io.slipway.serving.disk.PartitionRecord.Part;
import io.slipway.serving.disk.VerifiedFile;
import io.slipway.serving.disk.VersionFolder;
import io.slipway.serving.fetch.pace.Patience;
import io.slipway.serving.topic.TopicFetch;
import io.slipway.serving.topic.TopicFetcher;
import io.slipway.sst.profile.SstProfile;
import java.nio.file.Path;
import java.util.List;

/** Writes the files of one version from the rows in its topic. They are this node's own: other nodes may cut them elsewhere. */
final class TopicGathering implements Gathering {
    private static final long FILE_BYTES = 64L << 20;

    private final Manifest manifest;
    private final ManifestTopic topic;
    private final VersionFolder folder;
    private final TopicFetch fetch;
    private final DiskRoom.Promise room;

    private TopicGathering(
            Manifest manifest, ManifestTopic topic, VersionFolder folder, TopicFetch fetch, DiskRoom.Promise room) {
        this.manifest = manifest;
        this.topic = topic;
        this.folder = folder;
        this.fetch = fetch;
        this.room = room;
    }

    /** Begins in a folder that is ready for it; what lies there of an earlier try is gone on with. */
    static TopicGathering begin(
            TopicFetcher topics,
            DiskRoom disk,
            String label,
            Manifest manifest,
            ManifestTopic topic,
            VersionFolder folder,
            Patience patience) {
        TopicFetch fetch = topics.fetch(topic, SstProfile.named(manifest.sstProfile()), folder, patience);
        folder.keepFiles(fetch.recordedFiles());
        long missing = topic.bytes() - fetch.bytesRecorded();
        int files = topic.partitions().size() + (int) (topic.bytes() / FILE_BYTES);
        // Keys and values as they are: files are shorter by what compression saves.
        DiskRoom.Promise room = disk.admit(label, missing, files, () -> topic.bytes() - fetch.bytesDone());
        return new TopicGathering(manifest, topic, folder, fetch, room);
    }

    @Override
    public void run() {
        fetch.run();
    }

    @Override
    public SstProfile profile() {
        return SstProfile.named(manifest.sstProfile());
    }

    @Override
    public List<Path> paths() {
        return fetch.files().stream().map(Part::sha256).map(folder::file).toList();
    }

    @Override
    public Marker marker() {
        return Marker.of(
                manifest.rows(),
                fetch.files().stream()
                        .map(part -> new VerifiedFile(part.sha256(), part.bytes()))
                        .toList());
    }

    @Override
    public long bytesDone() {
        return fetch.bytesDone();
    }

    @Override
    public long bytesTotal() {
        return topic.bytes();
    }

    @Override
    public void close() {
        room.close();
    }
}

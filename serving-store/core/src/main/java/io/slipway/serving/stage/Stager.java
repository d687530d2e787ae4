package io.slipway.serving.stage;

import io.slipway.catalog.store.ObjectStore;
import io.slipway.serving.disk.DiskRoom;
import io.slipway.serving.disk.VersionFolder;
import io.slipway.serving.fetch.Fetcher;
import io.slipway.serving.fetch.pace.StartJitter;
import io.slipway.serving.retain.WantedVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the staging of any version needs. Thread-safe.
 *
 * @param topics where rows are read that are not in files; null if this node knows no brokers
 * @param opening makes a folder readable
 */
public record Stager(
        ObjectStore store,
        Fetcher fetcher,
        @Nullable TopicSource topics,
        StartJitter jitter,
        DiskRoom room,
        VersionOpening opening) {
    /**
     * Prepares to stage a version in its folder.
     *
     * @param neighbours complete versions of the same dataset, whose files may be the same
     */
    public Staging stage(WantedVersion wanted, VersionFolder folder, List<VersionFolder> neighbours) {
        return new Staging(this, wanted, folder, neighbours);
    }
}

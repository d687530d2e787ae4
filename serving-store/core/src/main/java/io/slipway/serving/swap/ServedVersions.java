package io.slipway.serving.swap;

import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The versions of one dataset at one moment: which one is active, which ones can be read, and the state of all others, so
 * that an answer can say why not. Immutable, thread-safe.
 */
public final class ServedVersions {
    private final DatasetName dataset;
    private final Served active;
    private final SortedMap<VersionNumber, OpenVersion> readable;
    private final Map<VersionNumber, VersionStanding> standings;

    /**
     * The versions of {@code dataset}.
     *
     * @param active the number of the active version, if there is one
     * @param open every version that is open here; those that no entry has ever activated are not readable
     * @param standings where each version of the dataset stands in the catalog
     */
    public ServedVersions(
            DatasetName dataset,
            @Nullable VersionNumber active,
            Collection<OpenVersion> open,
            Map<VersionNumber, VersionStanding> standings) {
        this.dataset = dataset;
        this.standings = Map.copyOf(standings);
        this.readable = readable(open, this.standings);
        OpenVersion activeVersion = active == null ? null : readable.get(active);
        this.active = activeVersion == null ? NotServed.loading(dataset) : activeVersion;
    }

    /** The active version, or that there is none to be read. */
    public Served active() {
        return active;
    }

    /** The versions that can be read, in ascending order. */
    public Collection<OpenVersion> readable() {
        return readable.values();
    }

    Served version(VersionNumber version) {
        OpenVersion found = readable.get(version);
        if (found != null) {
            return found;
        }
        VersionStanding standing = standings.get(version);
        if (standing == null) {
            return NotServed.unreadable(dataset, version, "unknown", readable.keySet());
        }
        return standing.mayBecomeReadable()
                ? NotServed.tryAgain(dataset, version, standing.state())
                : NotServed.unreadable(dataset, version, standing.state(), readable.keySet());
    }

    /** The state of a version in the catalog, for messages; empty if there is no such version. */
    public Optional<VersionStanding> standing(VersionNumber version) {
        return Optional.ofNullable(standings.get(version));
    }

    // INVARIANT: a version that no entry has activated is never answered with, however open it is.
    private static SortedMap<VersionNumber, OpenVersion> readable(
            Collection<OpenVersion> open, Map<VersionNumber, VersionStanding> standings) {
        SortedMap<VersionNumber, OpenVersion> readable = new TreeMap<>();
        for (OpenVersion version : open) {
            VersionStanding standing = standings.get(version.number());
            if (standing != null && standing.wasActivated()) {
                readable.put(version.number(), version);
            }
        }
        return Collections.unmodifiableSortedMap(readable);
    }
}

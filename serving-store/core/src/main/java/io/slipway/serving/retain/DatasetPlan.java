package io.slipway.serving.retain;

import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.DatasetState;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.state.VersionStatus;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.NamespaceId;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.serving.disk.ServingRecord;
import io.slipway.serving.disk.VersionId;
import io.slipway.serving.swap.VersionStanding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one dataset asks of a node at one sequence. Immutable.
 *
 * @param active the number of the version to answer with; null if there is none
 * @param holdings what shall be on disk and open
 * @param standings where each version stands
 * @param statusSince the entry that brought each version where it stands, if that is known
 */
public record DatasetPlan(
        DatasetName dataset,
        @Nullable VersionNumber active,
        Holdings holdings,
        Map<VersionNumber, VersionStanding> standings,
        Map<VersionNumber, Long> statusSince) {
    private static final int STANDBYS_ON_DISK = 2;

    /** Copies the maps in. */
    public DatasetPlan {
        standings = Map.copyOf(standings);
        statusSince = Map.copyOf(statusSince);
    }

    /**
     * What the state of a dataset asks for: open are the active version, the one being staged and the target of a rollback;
     * on disk besides are the pinned one and the one before the target.
     */
    static DatasetPlan of(DatasetState dataset, CatalogState catalog) {
        Map<VersionNumber, VersionStanding> standings = new TreeMap<>();
        Map<VersionNumber, Long> statusSince = new TreeMap<>();
        dataset.versions().forEach((number, version) -> {
            standings.put(number, standing(version));
            statusSince.put(number, version.changed().sequence());
        });
        List<WantedVersion> open = wanted(
                catalog,
                Stream.of(dataset.active(), dataset.staged(), dataset.rollbackTarget())
                        .flatMap(Optional::stream));
        List<WantedVersion> kept = wanted(
                catalog,
                Stream.concat(
                        Optional.ofNullable(dataset.pinned()).flatMap(dataset::version).stream(),
                        dataset.standby().stream().limit(STANDBYS_ON_DISK)));
        return new DatasetPlan(
                dataset.name(),
                dataset.active().map(VersionState::number).orElse(null),
                new Holdings(open, kept),
                standings,
                statusSince);
    }

    /** What was answered last, from this node's own disk: the same versions, and nothing new. The namespace is today's. */
    static DatasetPlan of(ServingRecord.Dataset dataset, NamespaceId namespace) {
        Map<VersionNumber, VersionStanding> standings = new TreeMap<>();
        dataset.versions()
                .forEach(version -> standings.put(version.number(), new VersionStanding(version.status(), true, true)));
        List<WantedVersion> open = dataset.versions().stream()
                .map(version -> new WantedVersion(
                        new VersionId(dataset.dataset(), version.manifestSha256()),
                        version.number(),
                        version.manifestKey(),
                        version.namespaceOr(namespace)))
                .toList();
        return new DatasetPlan(dataset.dataset(), dataset.active(), new Holdings(open, List.of()), standings, Map.of());
    }

    private static List<WantedVersion> wanted(CatalogState catalog, Stream<VersionState> versions) {
        return versions.map(version -> new WantedVersion(
                        new VersionId(version.dataset(), version.manifestSha256()),
                        version.number(),
                        version.manifestKey(),
                        catalog.namespaceAt(version.registered().sequence())))
                .toList();
    }

    private static VersionStanding standing(VersionState version) {
        VersionStatus status = version.status();
        boolean mayBecomeReadable =
                status == VersionStatus.STAGED || status == VersionStatus.ACTIVE || status == VersionStatus.STANDBY;
        return new VersionStanding(status.name(), version.wasActive(), mayBecomeReadable);
    }
}

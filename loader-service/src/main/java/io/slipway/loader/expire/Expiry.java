package io.slipway.loader.expire;

import io.slipway.catalog.definition.Retention;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.state.DatasetState;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.state.VersionStatus;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Lets files go that nobody keeps. Pure.
 *
 * <p>The newest {@code retention.versions} retired versions stay, and everything that is younger than
 * {@code retention.minAge}. Rejected and rolled back versions stay for their age alone: however many pushes fail, they do
 * not push out what was good.
 */
public final class Expiry {
    private final Retention retention;
    private final Duration grace;

    /**
     * Makes the rule of one dataset.
     *
     * @param grace how long this loader has to have seen a version in its status at least
     */
    public Expiry(Retention retention, Duration grace) {
        this.retention = retention;
        this.grace = grace;
    }

    /** An EXPIRE for each version that nothing keeps; a version of unknown age is kept. */
    public List<Change> due(DatasetState dataset, Ages ages) {
        Set<VersionState> kept = new HashSet<>(newestRetired(dataset));
        return over(dataset)
                .filter(version -> !kept.contains(version))
                .filter(version -> ages.inStatus(version).compareTo(grace) >= 0)
                .filter(version -> ages.ofFiles(version)
                        .filter(age -> age.compareTo(retention.minAge()) >= 0)
                        .isPresent())
                .<Change>map(version -> new Change.Expire(dataset.name(), version.number()))
                .toList();
    }

    /** The versions that may expire one day, so that their age is worth asking for. */
    public static Stream<VersionState> over(DatasetState dataset) {
        return dataset.versions().values().stream().filter(version -> isOver(version.status()));
    }

    private static boolean isOver(VersionStatus status) {
        return switch (status) {
            case RETIRED, REJECTED, ROLLED_BACK -> true;
            case REGISTERED, STAGED, ACTIVE, STANDBY, EXPIRED -> false;
        };
    }

    private List<VersionState> newestRetired(DatasetState dataset) {
        return dataset.in(VersionStatus.RETIRED)
                .sorted(Comparator.comparing(VersionState::number).reversed())
                .limit(retention.versions())
                .toList();
    }
}

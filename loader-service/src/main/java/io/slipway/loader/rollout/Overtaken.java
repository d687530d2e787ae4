package io.slipway.loader.rollout;

import io.slipway.catalog.state.DatasetState;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.state.VersionStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Registered versions whose moment has passed. */
final class Overtaken {
    private Overtaken() {}

    /** Why the active version comes after this one; empty if it does not. */
    static Optional<SortedMap<String, String>> by(DatasetState dataset, VersionState version) {
        return dataset.active().flatMap(active -> by(active, version));
    }

    private static Optional<SortedMap<String, String>> by(VersionState active, VersionState version) {
        if (version.number().compareTo(active.number()) < 0) {
            return Optional.of(Figures.of("superseded_by", active.number()));
        }
        @Nullable Instant mine = version.registration().asOf();
        @Nullable Instant served = active.registration().asOf();
        if (mine == null || served == null || !mine.isBefore(served)) {
            return Optional.empty();
        }
        SortedMap<String, String> figures = Figures.of("as_of", mine);
        figures.put("active_as_of", served.toString());
        return Optional.of(figures);
    }

    /** Registered versions that the policy would have staged before this one. */
    static Stream<VersionState> olderThan(DatasetState dataset, VersionState version) {
        return dataset.in(VersionStatus.REGISTERED)
                .filter(VersionState::byPolicy)
                .filter(older -> older.number().compareTo(version.number()) < 0);
    }
}

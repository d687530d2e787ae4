package io.slipway.loader.view;

import io.slipway.catalog.state.DatasetState;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.state.VersionStatus;
import io.slipway.loader.nodes.Need;
import io.slipway.loader.nodes.Readiness;
import io.slipway.loader.nodes.Verdict;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A dataset as it is now.
 *
 * @param active the version that is served
 * @param staged the version that nodes prepare
 * @param pinned the version that the dataset is held at
 * @param rollbackTarget where a rollback would go
 * @param rollbackReady YES, NO or UNKNOWN
 * @param rollbackReason why, in a sentence
 * @param nextVersion the number of the version that registers next
 * @param versions how many versions there are
 */
public record DatasetView(
        String dataset,
        String definitionSha256,
        WhenView defined,
        @Nullable Long active,
        @Nullable Long staged,
        @Nullable Long pinned,
        @Nullable Long rollbackTarget,
        Answer rollbackReady,
        String rollbackReason,
        long nextVersion,
        int versions) {

    /** Never no for not known. */
    public enum Answer {
        YES,
        NO,
        UNKNOWN
    }

    /** Describes a dataset. */
    public static DatasetView of(DatasetState dataset, Readiness readiness) {
        Optional<VersionState> target = dataset.active().flatMap(active -> dataset.rollbackTarget());
        Optional<Verdict> verdict = target.map(version -> readiness.of(dataset.name(), version.number(), Need.ALL));
        return new DatasetView(
                dataset.name().text(),
                dataset.definitionSha256().hex(),
                WhenView.of(dataset.defined()),
                number(dataset.active()),
                number(dataset.staged()),
                dataset.pinned() == null ? null : dataset.pinned().value(),
                number(target),
                verdict.map(DatasetView::answer).orElse(Answer.NO),
                verdict.map(Verdict::words).orElseGet(() -> nowhere(dataset)),
                dataset.nextVersion().value(),
                dataset.versions().size());
    }

    private static Answer answer(Verdict verdict) {
        return switch (verdict.outcome()) {
            case READY -> Answer.YES;
            case NOT_READY -> Answer.NO;
            case UNKNOWN -> Answer.UNKNOWN;
        };
    }

    /** Why there is nowhere to go back to. */
    private static String nowhere(DatasetState dataset) {
        if (dataset.active().isEmpty()) {
            return "no version is active";
        }
        String bad = dataset.in(VersionStatus.ROLLED_BACK)
                .map(version -> version.number().toString())
                .collect(Collectors.joining(", "));
        return "no version stands by" + (bad.isEmpty() ? "" : ", rolled back was " + bad);
    }

    private static @Nullable Long number(Optional<VersionState> version) {
        return version.map(state -> state.number().value()).orElse(null);
    }
}

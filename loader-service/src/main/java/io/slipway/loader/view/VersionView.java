package io.slipway.loader.view;

import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Change.Decider;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.state.VersionStatus;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version as it is now.
 *
 * @param activate whether it takes part in the rollout by policy
 * @param rows in all files
 * @param bytes of all files
 * @param asOf what moment the data stands for
 * @param changed when it came into its status
 * @param activatedSequence the entry that last made it active
 * @param stagedBy on whose word it was staged last
 * @param gates how this loader judged it, in the view of one version
 * @param readiness where it is open, in the view of one version
 */
public record VersionView(
        String dataset,
        long version,
        VersionStatus status,
        String pushId,
        Change.Activation activate,
        long rows,
        long bytes,
        @Nullable Instant asOf,
        WhenView registered,
        WhenView changed,
        @Nullable Long activatedSequence,
        @Nullable Decider stagedBy,
        @Nullable RejectionView rejection,
        String definitionSha256,
        String manifestKey,
        String manifestSha256,
        @Nullable GatesView gates,
        @Nullable ReadinessView readiness) {

    /**
     * Why a version was rejected.
     *
     * @param words both in words
     */
    public record RejectionView(Change.Reason reason, Map<String, String> figures, String words) {}

    /** Describes a version by what the log says. */
    public static VersionView of(VersionState version) {
        return of(version, null, null);
    }

    /** Describes a version by what the log, the gates and the nodes say. */
    public static VersionView of(VersionState version, @Nullable GatesView gates, @Nullable ReadinessView readiness) {
        Change.Register registration = version.registration();
        return new VersionView(
                version.dataset().text(),
                version.number().value(),
                version.status(),
                version.pushId().text(),
                registration.activate(),
                registration.rows(),
                registration.bytes(),
                registration.asOf(),
                WhenView.of(version.registered()),
                WhenView.of(version.changed()),
                version.wasActive() ? version.activatedSequence() : null,
                version.stagedBy(),
                rejection(version),
                registration.definitionSha256().hex(),
                version.manifestKey().text(),
                version.manifestSha256().hex(),
                gates,
                readiness);
    }

    private static @Nullable RejectionView rejection(VersionState version) {
        VersionState.@Nullable Rejection rejection = version.rejection();
        return rejection == null ? null : new RejectionView(rejection.reason(), rejection.figures(), rejection.words());
    }
}

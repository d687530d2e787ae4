package io.slipway.catalog.state;

import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Change.Decider;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.PushId;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.dataset.VersionNumber;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One version as the catalog knows it.
 *
 * @param registration what was registered, for good
 * @param registered when
 * @param changed when the version came into its status
 * @param activatedSequence the entry that last made it active; 0 if none did
 * @param stagedBy on whose word it was staged last; an operator's word stands for the gates. Null before
 * @param rejection why it was rejected, while it is
 */
public record VersionState(
        VersionNumber number,
        VersionStatus status,
        Change.Register registration,
        Moment registered,
        Moment changed,
        long activatedSequence,
        @Nullable Decider stagedBy,
        @Nullable Rejection rejection) {
    public VersionState {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(registration, "registration");
        Objects.requireNonNull(registered, "registered");
        Objects.requireNonNull(changed, "changed");
    }

    static VersionState registered(VersionNumber number, Change.Register registration, Moment moment) {
        return new VersionState(number, VersionStatus.REGISTERED, registration, moment, moment, 0, null, null);
    }

    VersionState to(VersionStatus next, Moment moment) {
        long activated = next == VersionStatus.ACTIVE ? moment.sequence() : activatedSequence;
        return new VersionState(number, next, registration, registered, moment, activated, stagedBy, null);
    }

    VersionState staged(Decider by, Moment moment) {
        return new VersionState(
                number, VersionStatus.STAGED, registration, registered, moment, activatedSequence, by, null);
    }

    VersionState rejected(Change.Reason reason, SortedMap<String, String> figures, Moment moment) {
        return new VersionState(
                number,
                VersionStatus.REJECTED,
                registration,
                registered,
                moment,
                activatedSequence,
                stagedBy,
                new Rejection(reason, figures));
    }

    public DatasetName dataset() {
        return registration.dataset();
    }

    public PushId pushId() {
        return registration.pushId();
    }

    public ObjectKey manifestKey() {
        return registration.manifestKey();
    }

    public Sha256 manifestSha256() {
        return registration.manifestSha256();
    }

    /** Whether the rollout policy may stage it without being told. */
    public boolean byPolicy() {
        return registration.activate() == Change.Activation.BY_POLICY;
    }

    /** Whether it was ever served. */
    public boolean wasActive() {
        return activatedSequence > 0;
    }

    /** {@code dataset@number}, for messages. */
    public String label() {
        return dataset() + "@" + number;
    }

    /** Why a version was rejected. */
    public record Rejection(Change.Reason reason, SortedMap<String, String> figures) {
        public Rejection {
            Objects.requireNonNull(reason, "reason");
            figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
        }

        /** The reason with its figures, to stand after "was rejected: ". */
        public String words() {
            return switch (reason) {
                case GATE -> "these gates failed: " + failures();
                case TIMEOUT -> "the nodes were not ready in time: " + figures.get("readiness");
                case SUPERSEDED -> superseded();
                case OPERATOR ->
                    figures.containsKey("rolled_back_from")
                            ? "the dataset was rolled back from version " + figures.get("rolled_back_from") + " to "
                                    + figures.get("rolled_back_to")
                            : "an operator decided so";
            };
        }

        private String superseded() {
            if (figures.containsKey("superseded_by")) {
                return "version " + figures.get("superseded_by") + " came first";
            }
            return figures.containsKey("as_of")
                    ? "it is as of " + figures.get("as_of") + ", and what was active as of "
                            + figures.get("active_as_of")
                    : "it waited under a pin until that was ended";
        }

        private String failures() {
            return figures.entrySet().stream()
                    .map(figure -> figure.getKey() + " " + figure.getValue())
                    .collect(Collectors.joining("; "));
        }
    }
}

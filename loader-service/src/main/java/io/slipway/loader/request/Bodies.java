package io.slipway.loader.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.slipway.loader.operate.RollBackOrder.Mode;
import io.slipway.loader.operate.VersionRef;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.failure.UsageException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of requests for a change. Each says why. */
public final class Bodies {
    private static final int LONGEST_REASON = 1000;

    private Bodies() {}

    /** The body, which has to be there. */
    public static <T> T require(@Nullable T body) {
        if (body == null) {
            throw new UsageException(
                    "Cannot change anything: the request has no body", "Send {\"reason\": \"…\"} as JSON.");
        }
        return body;
    }

    private static String checkedReason(@Nullable String reason) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("Cannot change anything without a reason: expected=1 to "
                    + LONGEST_REASON + " characters actual="
                    + (reason == null ? "no reason" : reason.strip().length() + " characters"));
        }
        return reason;
    }

    /** Nothing but the reason. */
    public record ReasonBody(String reason) {
        public ReasonBody {
            reason = checkedReason(reason);
        }
    }

    /**
     * How to roll back.
     *
     * @param from the version that is bad; the active one if left out
     * @param to where to go; the version that was active before if left out
     * @param hold whether to pin the dataset; true if left out
     * @param force whether to go even where nodes lack the target; false if left out
     */
    public record RollbackBody(
            String reason,
            @Nullable Long from,
            @Nullable Long to,
            @Nullable Boolean hold,
            @Nullable Boolean force) {
        public RollbackBody {
            reason = checkedReason(reason);
            number(from);
            number(to);
        }

        /** The mode these switches name. */
        public Mode mode() {
            return new Mode(hold == null || hold, force != null && force);
        }
    }

    /** What to pin; the active version if left out. */
    public record PinBody(String reason, @Nullable Long version) {
        public PinBody {
            reason = checkedReason(reason);
            number(version);
        }
    }

    /** Versions to activate in one entry, one each of several datasets. */
    public record ActivationsBody(
            String reason, @JsonProperty(required = true) List<VersionBody> versions) {
        public ActivationsBody {
            reason = checkedReason(reason);
            versions = List.copyOf(versions);
        }

        /** The versions, checked. */
        public List<VersionRef> refs() {
            return versions.stream().map(VersionBody::ref).toList();
        }
    }

    /** A version of a dataset. */
    public record VersionBody(String dataset, long version) {
        /** The version, checked. */
        public VersionRef ref() {
            return Parts.parse(
                    "a version to activate",
                    dataset + "@" + version,
                    text -> new VersionRef(new DatasetName(dataset), new VersionNumber(version)));
        }
    }

    /** The version of that number; null if there is none. */
    public static @Nullable VersionNumber number(@Nullable Long value) {
        return value == null ? null : new VersionNumber(value);
    }
}

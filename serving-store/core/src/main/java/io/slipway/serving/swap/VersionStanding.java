package io.slipway.serving.swap;

import io.slipway.catalog.state.VersionStatus;

/**
 * Where a version stands in the catalog, as far as a reader is concerned.
 *
 * @param state the word for people, for example {@code RETIRED}
 * @param wasActivated whether an entry has made it active, now or in the past
 * @param mayBecomeReadable whether asking again may help: it is staged, active or standing by
 */
public record VersionStanding(String state, boolean wasActivated, boolean mayBecomeReadable) {
    /**
     * Whether whoever answers with it shall stop as soon as possible: it was taken back, or it has expired, and then it may
     * have been taken back before.
     */
    public boolean isWithdrawn() {
        return state.equals(VersionStatus.ROLLED_BACK.name()) || state.equals(VersionStatus.EXPIRED.name());
    }
}

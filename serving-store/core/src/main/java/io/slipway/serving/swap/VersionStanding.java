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
    /** Whether somebody has taken it back: whoever answers with it shall stop as soon as possible. */
    public boolean isRolledBack() {
        return state.equals(VersionStatus.ROLLED_BACK.name());
    }
}

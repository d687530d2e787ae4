package io.slipway.serving.swap;

/**
 * Where a version stands in the catalog, as far as a reader is concerned.
 *
 * @param state the word for people, for example {@code RETIRED}
 * @param wasActivated whether an entry has made it active, now or in the past
 * @param mayBecomeReadable whether asking again may help: it is staged, active or standing by
 */
public record VersionStanding(String state, boolean wasActivated, boolean mayBecomeReadable) {}

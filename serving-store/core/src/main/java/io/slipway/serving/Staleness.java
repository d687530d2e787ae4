package io.slipway.serving;

import java.time.Instant;

/**
 * That the log is not followed, and what is served may be out of date.
 *
 * @param since when that was seen first, for people
 * @param sentence why
 */
public record Staleness(Instant since, String sentence) {}

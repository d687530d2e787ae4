package io.slipway.catalog.state;

import java.time.Instant;
import java.util.Objects;

/**
 * When something happened in the catalog.
 *
 * @param sequence of the entry: the order that everybody agrees on
 * @param at the clock of the entry's writer: for people, never for a decision
 */
public record Moment(long sequence, Instant at) {
    public Moment {
        Objects.requireNonNull(at, "at");
    }
}

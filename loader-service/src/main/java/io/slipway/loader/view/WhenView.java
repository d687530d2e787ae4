package io.slipway.loader.view;

import io.slipway.catalog.state.Moment;
import java.time.Instant;

/**
 * A moment of the log.
 *
 * @param sequence of the entry
 * @param at by the clock of its writer, for people
 */
public record WhenView(long sequence, Instant at) {
    static WhenView of(Moment moment) {
        return new WhenView(moment.sequence(), moment.at());
    }
}

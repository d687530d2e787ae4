package io.slipway.catalog.append;

import io.slipway.catalog.state.CatalogState;

/**
 * How a request for a change ended.
 *
 * @param sequence the entry that holds the changes; the head looked at if there was nothing to do
 * @param state right after that entry, or a later one if the request was executed earlier
 */
public record Written(Outcome outcome, long sequence, CatalogState state) {

    /** What was done. */
    public enum Outcome {
        /** The entry was created now. */
        WRITTEN,
        /** An earlier request of this id created it. */
        DONE_BEFORE,
        /** There was nothing to change; nothing was written. */
        NOTHING_TO_DO
    }
}

package io.slipway.loader.view;

import io.slipway.catalog.append.Written;
import io.slipway.catalog.entry.RequestId;

/**
 * How an order ended.
 *
 * @param outcome WRITTEN, DONE_BEFORE (an earlier request with this key did it) or NOTHING_TO_DO
 * @param sequence the entry that holds the changes, or the head that was looked at
 * @param requestId the idempotency key
 */
public record ChangeView(Written.Outcome outcome, long sequence, String requestId) {

    /** Describes what was written. */
    public static ChangeView of(Written written, RequestId request) {
        return new ChangeView(written.outcome(), written.sequence(), request.text());
    }
}

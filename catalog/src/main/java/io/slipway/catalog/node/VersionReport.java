package io.slipway.catalog.node;

import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;

/**
 * How far a node is with one version.
 *
 * @param reason why, when the state is {@link State#FAILED}; otherwise empty or a word on progress
 * @param bytesDone bytes fetched so far
 * @param bytesTotal bytes of the whole version
 */
public record VersionReport(
        DatasetName dataset, VersionNumber version, State state, String reason, long bytesDone, long bytesTotal) {

    /** From nothing to answering. */
    public enum State {
        /** Bytes are on their way or being verified. */
        FETCHING,
        /** Verified and open; it answers from the moment an entry activates it. */
        READY,
        /** The node cannot hold the version, for the reason given; it may try again. */
        FAILED,
        /** Open, and is or was active: it answers, or would answer after a rollback without any fetch. */
        OPEN;

        /** Whether a swap to the version would need no further work on the node. */
        public boolean answersAtOnce() {
            return this == READY || this == OPEN;
        }
    }

    /**
     * Checks the byte counts.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public VersionReport {
        if (bytesDone < 0 || bytesTotal < 0) {
            throw new IllegalArgumentException("Cannot report " + dataset + "@" + version
                    + ": a byte count is negative, expected=0 or more actual=" + bytesDone + " of " + bytesTotal);
        }
    }
}

package io.slipway.serving.follow;

import io.slipway.catalog.state.CatalogState;
import io.slipway.schemas.failure.SlipwayException;

/** Hears of the log, from the follower's thread. */
public interface LogNews {
    /** A newer state was read. */
    void state(CatalogState state);

    /** The root is not the one this node can serve from; it will be looked at again. */
    void refused(SlipwayException reason);

    /** The log is not followed, from now on; said once for each reason. */
    void stale(String sentence);

    /** The log is followed again. */
    void upToDate();
}

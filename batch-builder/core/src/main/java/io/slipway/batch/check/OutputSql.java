package io.slipway.batch.check;

import io.slipway.schemas.failure.SlipwayException;

/** Runs a query over the output of the build. One query at a time; another thread may cancel it. */
public interface OutputSql {
    /**
     * The one value that a query answers with, as text.
     *
     * @throws SlipwayException if it cannot be run, or does not answer with one row of one BOOLEAN
     */
    String answer(String sql);

    /** Ends the query that is running, which then fails. Does nothing if none is. */
    void cancel();
}

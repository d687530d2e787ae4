package io.slipway.serving.resp.connection;

/** Why a connection's turn is over. */
enum Halt {
    /** It is not over. */
    RUNNING,
    /** All that has come is answered: more may come. */
    READY,
    /** The client has to read answers first. */
    BLOCKED,
    /** There is more to answer, but other connections have waited long enough. */
    LONG,
    /** Nothing more is answered: the last reply stands in the outbox. */
    ENDED
}

package io.slipway.catalog.fake;

/** What may happen to one operation on a store. */
public enum Fault {
    /** It is done and answered. */
    NONE,
    /** It is not done, and the caller knows. */
    FAIL,
    /** It is done, and the answer is lost. */
    LOSE_ANSWER,
    /** It is not done, and the caller cannot know. */
    LOSE_REQUEST,
    /** It is not done yet, the caller cannot know, and it is done when {@link FaultyObjectStore#deliverLate} says so. */
    DELAY,
    /** The process dies before it. */
    CRASH_BEFORE,
    /** The process dies after it. */
    CRASH_AFTER
}

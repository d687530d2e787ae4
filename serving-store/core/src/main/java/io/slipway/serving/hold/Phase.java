package io.slipway.serving.hold;

/** How far a version is on this node. */
enum Phase {
    /** Nothing complete is on disk; a part may be. */
    ABSENT,
    /** Its files are on their way or being verified. */
    STAGING,
    /** Complete and verified, and closed. */
    ON_DISK,
    /** Being opened. */
    OPENING,
    /** Open; it answers, or could. */
    OPEN,
    /** It shall be closed, but a lease may still see it. */
    LEAVING,
    /** Being closed or removed. */
    CLOSING;

    boolean isComplete() {
        return this == ON_DISK || this == OPENING || this == OPEN;
    }
}

package io.slipway.serving.hold;

/** How much of a version is wanted on this node. */
public enum Want {
    /** Nothing, at once: nobody can ever have read it, or its dataset is gone. */
    GONE,
    /** Nothing; but if it is open it stays so for a while. */
    NOTHING,
    /** On disk; if it is open it stays so for a while. */
    ON_DISK,
    /** Open. */
    OPEN;

    /** Whether it shall be on disk. */
    public boolean isKept() {
        return this == ON_DISK || this == OPEN;
    }
}

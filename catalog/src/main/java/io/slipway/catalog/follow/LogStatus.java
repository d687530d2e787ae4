package io.slipway.catalog.follow;

/**
 * Whether the log is followed, and if not, why.
 *
 * @param sentence what was found, for people
 */
public record LogStatus(Kind kind, String sentence) {
    static final LogStatus FOLLOWING = new LogStatus(Kind.FOLLOWING, "The catalog log is followed.");

    /** Whether new entries are applied. Once false, it stays so until the catalog is opened anew. */
    public boolean follows() {
        return kind == Kind.FOLLOWING;
    }

    /** What stops the following. */
    public enum Kind {
        FOLLOWING,
        /** An entry was there and is not any more, so the root was wiped, exchanged or damaged. */
        ENTRY_LOST,
        /** An entry does not name the one before it, or is not the one that was read earlier. */
        CHAIN_BROKEN,
        /** An entry is not what Slipway writes. */
        ENTRY_UNREADABLE,
        /** A newer program wrote an entry that this one cannot understand. */
        NEWER_FORMAT,
        /** The root became another namespace: it was forked while it was followed. */
        OTHER_NAMESPACE
    }
}

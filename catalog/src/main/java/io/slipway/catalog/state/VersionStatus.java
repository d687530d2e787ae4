package io.slipway.catalog.state;

/** Where a version is in its life; the table of changes is ADR 8. */
public enum VersionStatus {
    /** Committed: its files are durable, nobody has prepared it. */
    REGISTERED,
    /** Nodes prepare it. */
    STAGED,
    /** Served. */
    ACTIVE,
    /** Served before, and kept on the nodes so that a rollback downloads nothing. */
    STANDBY,
    /** Nodes drop it; its files stay in the store. */
    RETIRED,
    /** Its files may be deleted; nothing leads back. */
    EXPIRED,
    /** Kept from being served: a gate, a time-out, a newer version or a person. */
    REJECTED,
    /** Served until it was rolled back. */
    ROLLED_BACK
}

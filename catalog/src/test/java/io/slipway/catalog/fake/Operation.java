package io.slipway.catalog.fake;

/**
 * One call of a store.
 *
 * @param subject the key, or the prefix of a listing
 */
public record Operation(Kind kind, String subject) {

    /** The methods of a store. */
    public enum Kind {
        CREATE,
        UPLOAD,
        READ,
        READ_RANGE,
        STAT,
        LIST,
        DELETE,
        REMOVE_LEAVINGS;

        /** Whether the caller cannot tell from a lost answer what happened. */
        boolean leavesDoubt() {
            return this == CREATE || this == UPLOAD;
        }
    }
}

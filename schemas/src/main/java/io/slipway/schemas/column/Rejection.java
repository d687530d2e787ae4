package io.slipway.schemas.column;

import java.util.Locale;

/**
 * Why a row was not taken.
 *
 * @param detail one clause for a person, with the column
 */
public record Rejection(Reason reason, String detail) {
    /** The classes of reasons, stable names for reports and metrics. */
    public enum Reason {
        NULL_KEY,
        EMPTY_KEY,
        NULL_VALUE,
        OUT_OF_RANGE,
        KEY_TOO_LARGE,
        VALUE_TOO_LARGE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String toString() {
        return reason + ": " + detail;
    }
}

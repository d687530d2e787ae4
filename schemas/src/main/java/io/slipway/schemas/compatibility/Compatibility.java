package io.slipway.schemas.compatibility;

import java.util.Locale;

/** What readers of a dataset are promised when its value schema changes. */
public enum Compatibility {
    /** The new schema can read what was written with the old one. */
    BACKWARD,
    /** Besides, the old schema can read what is written with the new one. */
    FULL,
    /** Nothing. */
    NONE;

    /**
     * Reads the name in files: {@code backward}, {@code full}, {@code none}.
     *
     * @throws IllegalArgumentException if there is no such promise
     */
    public static Compatibility parse(String text) {
        for (Compatibility compatibility : values()) {
            if (compatibility.toString().equals(text)) {
                return compatibility;
            }
        }
        throw new IllegalArgumentException(
                "Cannot read a compatibility: expected=backward, full or none actual=" + text);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

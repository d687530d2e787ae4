package io.slipway.catalog.state;

import io.slipway.schemas.dataset.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the log, by number and content.
 *
 * @param sequence -1 before entry 0
 * @param sha256 of the stored bytes; null before entry 0
 */
public record Head(long sequence, @Nullable Sha256 sha256) {
    static final Head NONE = new Head(-1, null);

    /**
     * Checks that every entry has a hash.
     *
     * @throws IllegalArgumentException if one of the two is missing
     */
    public Head {
        if (sequence < -1 || (sequence == -1) != (sha256 == null)) {
            throw new IllegalArgumentException("Cannot have a head: sequence " + sequence + " with hash " + sha256);
        }
    }
}

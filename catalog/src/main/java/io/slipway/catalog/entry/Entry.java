package io.slipway.catalog.entry;

import io.slipway.schemas.dataset.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the catalog log. Its changes happen together or not at all.
 *
 * @param previousSha256 of the stored bytes of the entry before; null in entry 0
 * @param at the writer's clock, for people
 * @param actor who wrote it
 * @param reason why, in the words of whoever asked for it; null if nobody gave one
 */
public record Entry(
        long sequence,
        @Nullable Sha256 previousSha256,
        int formatVersion,
        Instant at,
        String actor,
        RequestId requestId,
        @Nullable String reason,
        List<Change> changes) {
    /** The newest format this program reads and the one it writes. */
    public static final int FORMAT_VERSION = 1;

    /**
     * Copies the changes and checks what every entry must have.
     *
     * @throws IllegalArgumentException if the sequence is negative, or an entry after 0 names no predecessor
     */
    public Entry {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(requestId, "requestId");
        changes = List.copyOf(changes);
        if (sequence < 0 || (sequence == 0) != (previousSha256 == null)) {
            throw new IllegalArgumentException("Cannot have a log entry: expected=a predecessor's hash from entry 1 on"
                    + " actual=entry " + sequence + " after " + previousSha256);
        }
    }
}

package io.slipway.loader.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of the catalog log, newest entry first.
 *
 * @param head the sequence of the newest entry there is
 * @param next pass it as {@code before} for the older entries that follow; left out at the end
 */
public record LogView(
        long head, List<EntryView> entries, @Nullable Long next) {

    /**
     * One entry.
     *
     * @param entry as it is stored
     * @param sha256 of its stored bytes
     * @param refusal why its changes are void; left out if they hold, or if it is long ago
     */
    public record EntryView(
            JsonNode entry, String sha256, @Nullable String refusal) {}
}

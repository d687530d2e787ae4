package io.slipway.loader.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.catalog.entry.StoredEntry;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.RequestMemory;
import io.slipway.loader.desk.Desk;
import io.slipway.loader.request.Parts;
import io.slipway.loader.view.LogView;
import io.slipway.schemas.failure.CorruptDataException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The audit trail: every entry ever written, newest first. */
@Path("/v1/log")
@Produces(MediaType.APPLICATION_JSON)
public final class LogResource {
    private static final int MOST = 500;

    private final Desk desk;
    private final ObjectMapper json;

    public LogResource(Desk desk, ObjectMapper json) {
        this.desk = desk;
        this.json = json;
    }

    /** Up to {@code limit} entries, from entry {@code before} − 1 downwards, or from the head. */
    @GET
    public LogView log(
            @QueryParam("before") @Nullable String before, @QueryParam("limit") @DefaultValue("50") String limit) {
        CatalogState state = desk.look();
        int count = Parts.parse("limit", limit, LogResource::limit);
        long to = before == null ? state.sequence() : Parts.parse("before", before, Long::parseLong) - 1;
        long from = Math.max(0, to - count + 1);
        List<StoredEntry> entries = new ArrayList<>(desk.catalog().entries(from, to));
        Collections.reverse(entries);
        return new LogView(
                state.sequence(),
                entries.stream().map(entry -> view(state, entry)).toList(),
                from > 0 && !entries.isEmpty() ? from : null);
    }

    private static int limit(String text) {
        int limit = Integer.parseInt(text);
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("Cannot list entries: expected=1 to " + MOST + " actual=" + limit);
        }
        return limit;
    }

    private LogView.EntryView view(CatalogState state, StoredEntry stored) {
        @Nullable
        String refusal = state.outcomeOf(stored.entry().requestId())
                .map(RequestMemory.Outcome::refusal)
                .orElse(null);
        return new LogView.EntryView(tree(stored), stored.sha256().hex(), refusal);
    }

    private JsonNode tree(StoredEntry stored) {
        try {
            return json.readTree(stored.toJson());
        } catch (IOException e) {
            throw new CorruptDataException(
                    "Cannot show entry " + stored.entry().sequence() + ": " + e.getMessage(),
                    "Look at it with slipway inspect log.",
                    e);
        }
    }
}

package io.slipway.kafka.sink.load;

import io.slipway.kafka.sink.search.BulkBody;
import io.slipway.kafka.sink.search.DocumentFate;
import io.slipway.kafka.sink.search.SearchClient;
import io.slipway.schemas.failure.ConflictException;
import io.slipway.schemas.failure.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes documents into one index until the server has taken or refused each of them for good. For one thread. */
final class BulkWriter {
    private static final int REFUSALS_IN_A_ROW = 14; // two and a half minutes of waiting

    private final SearchClient client;
    private final String index;
    private final Pressure pressure;
    private final LoadPause pause;
    private final BulkBody part = new BulkBody();

    BulkWriter(SearchClient client, String index, Pressure pressure, LoadPause pause) {
        this.client = client;
        this.index = index;
        this.pressure = pressure;
        this.pause = pause;
    }

    /**
     * Writes.
     *
     * @return why documents were refused for good, by their places in the body
     * @throws UnavailableException if the server has no room, or is away, for long; or the sink is to end
     * @throws ConflictException if the index is gone
     */
    SortedMap<Integer, String> write(BulkBody body) {
        SortedMap<Integer, String> refused = new TreeMap<>();
        List<Integer> pending = IntStream.range(0, body.size()).boxed().collect(Collectors.toList());
        while (!pending.isEmpty()) {
            List<Integer> now = List.copyOf(pending.subList(0, Math.min(pressure.rows(), pending.size())));
            part.clear();
            now.forEach(place -> part.add(body, place));
            List<Integer> again = settle(now, send(), refused);
            pending.subList(0, now.size()).clear();
            pending.addAll(0, again);
            if (again.isEmpty()) {
                pressure.taken();
            } else if (again.size() < now.size()) {
                pause.await(pressure.squeezed());
            } else {
                awaitRoom();
            }
        }
        return refused;
    }

    /** Empty if nothing is known of any document: all are sent again then, which does no harm. */
    private Optional<List<DocumentFate>> send() {
        try {
            return client.write(index, part);
        } catch (UnavailableException away) {
            if (Thread.currentThread().isInterrupted() || pressure.refusals() >= REFUSALS_IN_A_ROW) {
                throw away;
            }
            return Optional.empty();
        }
    }

    private List<Integer> settle(
            List<Integer> places, Optional<List<DocumentFate>> fates, Map<Integer, String> refused) {
        if (fates.isEmpty()) {
            return places;
        }
        List<Integer> again = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            DocumentFate fate = fates.get().get(i);
            if (fate.isRefusedForNow()) {
                again.add(places.get(i));
            } else if (fate.isBadDocument()) {
                refused.put(places.get(i), fate.reason());
            } else if (fate.isWithoutIndex()) {
                throw new ConflictException(
                        "Cannot write into the index " + index + ": somebody has deleted it",
                        "Start again, and it is loaded anew.");
            } else if (!fate.isTaken()) {
                throw new UnavailableException(
                        "Cannot write into the index " + index + ": it answered " + fate.status() + " " + fate.reason(),
                        "See whether the index is there and may be written.");
            }
        }
        return again;
    }

    private void awaitRoom() {
        if (pressure.refusals() >= REFUSALS_IN_A_ROW) {
            throw new UnavailableException(
                    "Cannot write into the index " + index + ": it has no room, " + REFUSALS_IN_A_ROW
                            + " times in a row",
                    "Give the search server room, or lower --rate; it goes on where it was.");
        }
        pause.await(pressure.refused());
    }
}

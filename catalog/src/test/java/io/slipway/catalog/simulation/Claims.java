package io.slipway.catalog.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.append.Written;
import io.slipway.catalog.append.Written.Outcome;
import io.slipway.catalog.entry.RequestId;
import io.slipway.catalog.entry.StoredEntry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What processes were told of their requests, to be compared with the log (invariant 10). */
final class Claims {
    private final Map<RequestId, Long> done = new HashMap<>();
    private final Set<RequestId> notDone = new HashSet<>();

    void told(RequestId request, Written written) {
        if (written.outcome() == Outcome.NOTHING_TO_DO) {
            notDone.add(request);
        } else {
            notDone.remove(request);
            done.put(request, written.sequence());
        }
    }

    void notDone(RequestId request) {
        notDone.add(request);
    }

    void unknown(RequestId request) {
        notDone.remove(request);
    }

    /** Everything that was told must be true, and nothing may have happened twice. */
    void compareWith(List<StoredEntry> log) {
        Map<RequestId, Long> inLog = new HashMap<>();
        for (StoredEntry entry : log) {
            Long before = inLog.put(entry.entry().requestId(), entry.entry().sequence());
            assertThat(before).as("a request executed twice: %s", entry).isNull();
        }
        assertThat(inLog).containsAllEntriesOf(done);
        assertThat(notDone).doesNotContainAnyElementsOf(inLog.keySet());
    }
}

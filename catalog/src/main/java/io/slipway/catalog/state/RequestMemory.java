package io.slipway.catalog.state;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.slipway.catalog.entry.RequestId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The last 1,000 requests in the order of their entries, so that a repeated one is answered and not executed. */
public record RequestMemory(@JsonValue List<Outcome> outcomes) {
    static final int CAPACITY = 1000;
    static final RequestMemory EMPTY = new RequestMemory(List.of());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RequestMemory {
        outcomes = List.copyOf(outcomes);
    }

    RequestMemory with(Outcome outcome) {
        List<Outcome> next = new ArrayList<>(outcomes);
        next.add(outcome);
        return new RequestMemory(next.subList(Math.max(0, next.size() - CAPACITY), next.size()));
    }

    /** The outcome of the last entry. */
    public Outcome last() {
        return outcomes.get(outcomes.size() - 1);
    }

    Optional<Outcome> outcomeOf(RequestId request) {
        return outcomes.stream()
                .filter(outcome -> outcome.requestId().equals(request))
                .findFirst();
    }

    /**
     * How a request ended.
     *
     * @param sequence the entry that holds its changes
     * @param refusal why they are void; null if they hold
     */
    public record Outcome(
            RequestId requestId, long sequence, @Nullable String refusal) {
        public Outcome {
            Objects.requireNonNull(requestId, "requestId");
        }
    }
}

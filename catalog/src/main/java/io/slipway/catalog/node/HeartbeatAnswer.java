package io.slipway.catalog.node;

import java.util.List;

/**
 * What a loader answers a heartbeat.
 *
 * @param headSequence the newest sequence that the loader knows: a hint to look at the log now, not a fact to act on
 * @param suspects nodes from which this loader has heard nothing for five heartbeat periods, sorted
 */
public record HeartbeatAnswer(long headSequence, List<NodeId> suspects) {

    /** Sorts and copies the suspects. */
    public HeartbeatAnswer {
        suspects = suspects.stream().sorted().toList();
    }
}

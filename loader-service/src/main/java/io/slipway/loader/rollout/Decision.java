package io.slipway.loader.rollout;

import io.slipway.catalog.entry.Change;
import java.util.List;
import java.util.Set;

/**
 * What is due.
 *
 * @param changes for one entry, in their order; legal together on the state that was decided on
 * @param wanted gates that have to be judged before more can be decided
 */
public record Decision(List<Change> changes, Set<GateKey> wanted) {
    /** Copies both. */
    public Decision {
        changes = List.copyOf(changes);
        wanted = Set.copyOf(wanted);
    }
}

package io.slipway.serving.node;

import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.serving.Readiness;
import io.slipway.serving.ServingFigures;
import io.slipway.serving.ServingStore;
import io.slipway.serving.Staleness;
import io.slipway.serving.answer.AnswerSource;
import io.slipway.serving.swap.Lease;
import java.util.Optional;

/** What a node serves, as it sees it. Thread-safe; no call waits. */
public interface NodeStore extends AnswerSource {
    /** What the node says of itself in a heartbeat. */
    Readiness readiness();

    /** That the log is not followed. */
    Optional<Staleness> staleness();

    /** The node in figures. */
    ServingFigures figures();

    /** Hears that the log may have a newer entry. */
    void lookAtLog();

    /** A serving store as a node sees it. */
    static NodeStore of(ServingStore store) {
        return new NodeStore() {
            @Override
            public Lease lease() {
                return store.acquire();
            }

            @Override
            public void missed(DatasetName dataset, VersionNumber version) {
                // It may be staged and about to be activated, or stand by on the disk.
                store.lookAtLog();
                store.demand(dataset, version);
            }

            @Override
            public Readiness readiness() {
                return store.readiness();
            }

            @Override
            public Optional<Staleness> staleness() {
                return store.staleness();
            }

            @Override
            public ServingFigures figures() {
                return store.figures();
            }

            @Override
            public void lookAtLog() {
                store.lookAtLog();
            }
        };
    }
}

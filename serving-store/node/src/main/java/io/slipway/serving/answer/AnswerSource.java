package io.slipway.serving.answer;

import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.serving.swap.Lease;

/** What look-ups are answered from. Thread-safe; no call waits. */
public interface AnswerSource {
    /** Leases what is answered with now. */
    Lease lease();

    /** Hears that somebody asks for a version by its number that may become readable here, but is not yet. */
    void missed(DatasetName dataset, VersionNumber version);
}

package io.slipway.loader.nodes;

import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;

/** Says whether a swap to a version would find it open where it has to be. Two kinds: as heard, and unchecked. */
@FunctionalInterface
public interface Readiness {

    /**
     * Judges one version.
     *
     * @param need how many owners have to have it open
     */
    Verdict of(DatasetName dataset, VersionNumber version, Need need);

    /** For somebody who works without a loader, and says so: everything counts as ready. */
    static Readiness unchecked() {
        return (dataset, version, need) -> Verdict.unchecked();
    }
}

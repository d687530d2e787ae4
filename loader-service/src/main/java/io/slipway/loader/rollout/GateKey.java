package io.slipway.loader.rollout;

import io.slipway.catalog.state.DatasetState;
import io.slipway.catalog.state.VersionState;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.dataset.VersionNumber;
import org.jspecify.annotations.Nullable;

/**
 * What a gate report is about: when one of these changes, the gates run again.
 *
 * @param base the active version that is compared with; null if none is active
 * @param definitionSha256 the definition whose gates are judged
 * @param manifestSha256 tells apart a version of a dataset that was dropped and defined again
 */
public record GateKey(
        DatasetName dataset,
        VersionNumber version,
        @Nullable VersionNumber base,
        Sha256 definitionSha256,
        Sha256 manifestSha256) {

    /** The judgement that a version needs now. */
    public static GateKey of(DatasetState dataset, VersionState version) {
        return new GateKey(
                dataset.name(),
                version.number(),
                dataset.active().map(VersionState::number).orElse(null),
                dataset.definitionSha256(),
                version.manifestSha256());
    }
}

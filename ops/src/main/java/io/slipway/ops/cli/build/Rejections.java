package io.slipway.ops.cli.build;

import io.slipway.batch.job.BuildResult;
import io.slipway.catalog.entry.Change.Reason;
import io.slipway.catalog.state.VersionState;
import io.slipway.ops.cli.verb.ExitCode;

/** The exit code of a push that was rejected: by its reason. */
final class Rejections {
    private Rejections() {}

    /** A push that was made before ends as it ended then. */
    static ExitCode exitOf(BuildResult result) {
        VersionState.Rejection rejection = result.version().rejection();
        return rejection == null ? ExitCode.DONE : exitOf(rejection.reason().name());
    }

    /** By the reason as it stands in documents. */
    static ExitCode exitOf(String reason) {
        return reason.equals(Reason.GATE.name()) ? ExitCode.GATE_FAILED : ExitCode.ROLLOUT_FAILED;
    }
}

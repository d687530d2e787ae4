package io.slipway.ops.cli.build;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.loader.view.PushView.Stage;
import io.slipway.ops.cli.look.VersionText;
import io.slipway.ops.cli.verb.ExitCode;

/**
 * What a loader said last about a push.
 *
 * @param seen its document
 */
record Rollout(JsonNode seen) {
    ExitCode exit() {
        return switch (Stage.valueOf(seen.path("stage").asText())) {
            case LIVE, READY, LEFT_TO_OPERATOR, REPLACED -> ExitCode.DONE;
            case HELD -> ExitCode.REFUSED;
            case ROLLED_BACK -> ExitCode.ROLLOUT_FAILED;
            case REJECTED ->
                Rejections.exitOf(
                        seen.path("version").path("rejection").path("reason").asText());
            case WAITING, PREPARING, APPLYING -> ExitCode.TEMPORARY;
        };
    }

    String text() {
        JsonNode version = seen.path("version");
        String gates = version.has("gates") ? VersionText.gates(version.path("gates")) + "\n\n" : "";
        String patience = exit() == ExitCode.TEMPORARY ? "\nThe time to wait is over; the rollout goes on." : "";
        return gates + seen.path("sentence").asText() + patience;
    }
}

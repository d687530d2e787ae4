package io.slipway.ops.cli.build;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.loader.view.PushView.Stage;
import io.slipway.ops.cli.look.VersionText;
import io.slipway.ops.cli.verb.ExitCode;
import java.util.StringJoiner;

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

    /** Whether there is, or will be, something to look up. */
    boolean mayBeServed() {
        return exit() == ExitCode.DONE || exit() == ExitCode.TEMPORARY;
    }

    String text() {
        return exit() == ExitCode.GATE_FAILED ? gateFailed() : told();
    }

    private String gateFailed() {
        JsonNode version = seen.path("version");
        String label =
                version.path("dataset").asText() + "@" + version.path("version").asText();
        StringJoiner text = new StringJoiner("\n").add(label + " was rejected, these gates failed:");
        version.path("rejection")
                .path("figures")
                .properties()
                .forEach(gate ->
                        text.add("  " + gate.getKey() + ": " + gate.getValue().asText()));
        return text.add("")
                .add("Mend the data and push again, or take it as it is: slipway stage " + label + " --reason TEXT")
                .toString();
    }

    private String told() {
        JsonNode version = seen.path("version");
        String gates = version.has("gates") ? VersionText.gates(version.path("gates")) + "\n\n" : "";
        String patience = exit() == ExitCode.TEMPORARY ? "\nThe time to wait is over; the rollout goes on." : "";
        return gates + seen.path("sentence").asText() + patience;
    }
}

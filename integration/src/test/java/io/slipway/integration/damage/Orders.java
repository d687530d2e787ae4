package io.slipway.integration.damage;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.batch.job.BuildResult;
import io.slipway.catalog.append.ChangeRequest;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.RequestId;
import io.slipway.catalog.state.VersionState;
import io.slipway.integration.fixture.Eventually;
import io.slipway.integration.fixture.RunningSlipway;
import io.slipway.schemas.dataset.VersionNumber;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** What an operator says to a loader and hears from it. */
final class Orders {
    private static final String REASON = "{\"reason\":\"test\"}";

    private Orders() {}

    static void stage(RunningSlipway slipway, BuildResult built) {
        slipway.loader().post(path(built.version()) + "/stage", REASON);
    }

    static void reject(RunningSlipway slipway, BuildResult built) {
        slipway.loader().post(path(built.version()) + "/reject", REASON);
    }

    /** Activates a version although no node is ready for it, past every loader. */
    static void activateUnasked(RunningSlipway slipway, VersionState version, VersionNumber active) {
        ChangeRequest request = new ChangeRequest("test", RequestId.random(new SplittableRandom(1)), "test");
        slipway.builds()
                .catalog()
                .change(
                        request,
                        state -> List.of(new Change.Activate(
                                version.dataset(),
                                version.number(),
                                active,
                                active,
                                state.assignmentGeneration(),
                                Change.Decider.OPERATOR)));
    }

    /** Why a node cannot hold a version, as soon as it says so. */
    static String awaitRefusal(RunningSlipway slipway, BuildResult built) {
        return Eventually.get("a refusal", () -> {
            for (JsonNode node : slipway.loader().get("/v1/nodes")) {
                for (JsonNode report : node.path("versions")) {
                    if (isRefusal(report, built.version())) {
                        return Optional.of(report.path("reason").asText());
                    }
                }
            }
            return Optional.empty();
        });
    }

    private static boolean isRefusal(JsonNode report, VersionState version) {
        return report.path("dataset").asText().equals(version.dataset().text())
                && report.path("version").asLong() == version.number().value()
                && report.path("state").asText().equals("FAILED");
    }

    private static String path(VersionState version) {
        return "/v1/datasets/" + version.dataset().text() + "/versions/"
                + version.number().value();
    }
}

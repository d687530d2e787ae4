package io.slipway.ops.cli.order;

import io.slipway.loader.operate.StageOrder;
import io.slipway.loader.operate.VersionRef;
import io.slipway.ops.cli.option.References;
import io.slipway.ops.cli.verb.Answer;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.ops.cli.verb.Verb;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets the nodes prepare a version, gates or no gates. */
@Command(
        name = "stage",
        description =
                "Let the nodes prepare a version that is registered, was rejected, rolled back or retired; gates or no"
                        + " gates. From there it goes its way by the rollout policy: where rollout.activate is automatic, it"
                        + " is activated at once when the nodes are ready.",
        footerHeading = "%nExamples:%n",
        footer = "  slipway stage routes@7 --reason \"the gate was too narrow, figures checked\"")
public final class StageCommand implements Verb {
    @Mixin
    private final Orders orders;

    @Parameters(paramLabel = "DATASET@N", converter = References.OfVersion.class, description = "The version.")
    private @Nullable VersionRef version;

    public StageCommand(Surroundings surroundings) {
        this.orders = new Orders(surroundings);
    }

    @Override
    public Answer run() {
        VersionRef wanted = Objects.requireNonNull(version);
        return orders.carryOut(new StageOrder(wanted), List.of(wanted.dataset()));
    }
}

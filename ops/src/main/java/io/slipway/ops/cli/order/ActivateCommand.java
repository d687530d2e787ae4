package io.slipway.ops.cli.order;

import io.slipway.loader.operate.ActivateOrder;
import io.slipway.loader.operate.VersionRef;
import io.slipway.ops.cli.option.References;
import io.slipway.ops.cli.verb.Answer;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.ops.cli.verb.Verb;
import io.slipway.schemas.failure.UsageException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Serves versions that the nodes have ready. */
@Command(
        name = "activate",
        description =
                "Serve versions that are staged or stand by, and that the nodes have open: several datasets at one"
                        + " moment, or none.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway activate routes@7 --reason \"checked by hand\"",
            "  slipway activate routes@7 airports@3 --reason \"belong together\""
        })
public final class ActivateCommand implements Verb {
    @Mixin
    private final Orders orders;

    @Parameters(
            paramLabel = "DATASET@N",
            arity = "1..*",
            converter = References.OfVersion.class,
            description = "One version each of one or more datasets.")
    private List<VersionRef> versions = List.of();

    public ActivateCommand(Surroundings surroundings) {
        this.orders = new Orders(surroundings);
    }

    @Override
    public Answer run() {
        return orders.carryOut(
                order(), versions.stream().map(VersionRef::dataset).toList());
    }

    private ActivateOrder order() {
        try {
            return new ActivateOrder(versions);
        } catch (IllegalArgumentException unfit) {
            throw new UsageException(
                    String.valueOf(unfit.getMessage()), "Name one version each of the datasets.", unfit);
        }
    }
}

package io.slipway.ops.cli.order;

import io.slipway.loader.operate.PinOrder;
import io.slipway.loader.operate.VersionRef;
import io.slipway.ops.cli.verb.Answer;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.ops.cli.verb.Verb;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.failure.UsageException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Holds a dataset at a version. */
@Command(
        name = "pin",
        description =
                "Hold a dataset at its active version, or at one that is ready, which is activated in the same moment."
                        + " Pushes are built and gated, and held; unpin rejects what was held.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway pin routes --reason \"sale weekend\"",
            "  slipway pin routes@5 --reason \"until the feed is mended\""
        })
public final class PinCommand implements Verb {
    @Mixin
    private final Orders orders;

    @Parameters(paramLabel = "DATASET[@N]", description = "The dataset, or one version of it.")
    private String what = "";

    public PinCommand(Surroundings surroundings) {
        this.orders = new Orders(surroundings);
    }

    @Override
    public Answer run() {
        PinOrder order = order();
        return orders.carryOut(order, List.of(order.dataset()));
    }

    private PinOrder order() {
        try {
            if (what.contains("@")) {
                VersionRef ref = VersionRef.parse(what);
                return new PinOrder(ref.dataset(), ref.version());
            }
            return new PinOrder(new DatasetName(what), null);
        } catch (IllegalArgumentException unfit) {
            throw new UsageException(String.valueOf(unfit.getMessage()), "Write routes or routes@5.", unfit);
        }
    }
}

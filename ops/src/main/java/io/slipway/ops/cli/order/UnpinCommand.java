package io.slipway.ops.cli.order;

import io.slipway.loader.operate.UnpinOrder;
import io.slipway.ops.cli.option.References;
import io.slipway.ops.cli.verb.Answer;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.ops.cli.verb.Verb;
import io.slipway.schemas.dataset.DatasetName;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends a hold. */
@Command(
        name = "unpin",
        description =
                "End a hold. Nothing is activated: what waited is rejected as superseded (stage it, if it is wanted),"
                        + " and the next push goes its usual way.",
        footerHeading = "%nExamples:%n",
        footer = "  slipway unpin routes --reason \"the feed is mended\"")
public final class UnpinCommand implements Verb {
    @Mixin
    private final Orders orders;

    @Parameters(paramLabel = "DATASET", converter = References.OfDataset.class, description = "The dataset.")
    private @Nullable DatasetName dataset;

    public UnpinCommand(Surroundings surroundings) {
        this.orders = new Orders(surroundings);
    }

    @Override
    public Answer run() {
        DatasetName wanted = Objects.requireNonNull(dataset);
        return orders.carryOut(new UnpinOrder(wanted), List.of(wanted));
    }
}

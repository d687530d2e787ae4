package io.slipway.ops.cli.order;

import io.slipway.loader.operate.DropOrder;
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

/** Ends a dataset. */
@Command(
        name = "drop",
        description =
                "End a dataset with all its versions: nodes stop answering for it. Its name can be defined again and"
                        + " goes on with the next version number.",
        footerHeading = "%nExamples:%n",
        footer = "  slipway drop routes --reason \"nobody reads it any more\"")
public final class DropCommand implements Verb {
    @Mixin
    private final Orders orders;

    @Parameters(paramLabel = "DATASET", converter = References.OfDataset.class, description = "The dataset.")
    private @Nullable DatasetName dataset;

    public DropCommand(Surroundings surroundings) {
        this.orders = new Orders(surroundings);
    }

    @Override
    public Answer run() {
        return orders.carryOut(new DropOrder(Objects.requireNonNull(dataset), null), List.of());
    }
}

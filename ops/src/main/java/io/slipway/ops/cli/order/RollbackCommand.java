package io.slipway.ops.cli.order;

import io.slipway.loader.operate.RollBackOrder;
import io.slipway.ops.cli.option.References;
import io.slipway.ops.cli.verb.Answer;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.ops.cli.verb.Verb;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Goes back to a version that was served before. */
@Command(
        name = "rollback",
        description = "Go back to the version that was active before. Nothing is downloaded. Whatever is on its way is"
                + " rejected, and the dataset is pinned, so that the next push does not undo the rollback.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway rollback routes --reason \"wrong delays since this morning\"",
            "  slipway rollback routes --to 5 --reason \"6 and 7 are wrong\"",
            "  slipway rollback routes --offline --root s3://bucket/prefix --reason \"every loader is down\""
        })
public final class RollbackCommand implements Verb {
    @Mixin
    private final Orders orders;

    @Parameters(paramLabel = "DATASET", converter = References.OfDataset.class, description = "The dataset.")
    private @Nullable DatasetName dataset;

    @Option(
            names = "--to",
            paramLabel = "N",
            converter = References.OfNumber.class,
            description = "The version to go to; it has to stand by (default: the one active before).")
    private @Nullable VersionNumber to;

    @Option(
            names = "--from",
            paramLabel = "N",
            converter = References.OfNumber.class,
            description = "The version that is bad; needed to go a further step back under a pin.")
    private @Nullable VersionNumber from;

    @Option(names = "--no-hold", description = "Do not pin: the next push that passes its gates is served.")
    private boolean noHold;

    @Option(
            names = "--force",
            description =
                    "Go even where nodes lack the target; they go on answering with what they hold until they have"
                            + " fetched it.")
    private boolean force;

    public RollbackCommand(Surroundings surroundings) {
        this.orders = new Orders(surroundings);
    }

    @Override
    public Answer run() {
        DatasetName wanted = Objects.requireNonNull(dataset);
        RollBackOrder.Mode mode = new RollBackOrder.Mode(!noHold, force);
        return orders.carryOut(new RollBackOrder(wanted, from, to, mode), List.of(wanted));
    }
}

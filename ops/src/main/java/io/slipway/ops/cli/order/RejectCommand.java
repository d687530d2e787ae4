package io.slipway.ops.cli.order;

import io.slipway.loader.operate.RejectOrder;
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

/** Keeps a version from being served. */
@Command(
        name = "reject",
        description = "Keep a registered or staged version from being served.",
        footerHeading = "%nExamples:%n",
        footer = "  slipway reject routes@7 --reason \"built from the wrong month\"")
public final class RejectCommand implements Verb {
    @Mixin
    private final Orders orders;

    @Parameters(paramLabel = "DATASET@N", converter = References.OfVersion.class, description = "The version.")
    private @Nullable VersionRef version;

    public RejectCommand(Surroundings surroundings) {
        this.orders = new Orders(surroundings);
    }

    @Override
    public Answer run() {
        VersionRef unwanted = Objects.requireNonNull(version);
        return orders.carryOut(new RejectOrder(unwanted), List.of(unwanted.dataset()));
    }
}

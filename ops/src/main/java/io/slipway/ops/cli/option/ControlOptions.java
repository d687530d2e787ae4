package io.slipway.ops.cli.option;

import io.slipway.catalog.root.RootUri;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.ops.control.Control;
import io.slipway.ops.control.LoaderControl;
import io.slipway.ops.control.OfflineControl;
import io.slipway.schemas.failure.UsageException;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whom a control verb asks: a loader, or with {@code --offline} the log itself. */
public final class ControlOptions {
    private final Surroundings surroundings;

    @Mixin
    private final RootOptions root;

    @Mixin
    private final LoaderOptions loader;

    @Option(
            names = "--offline",
            description = "Ask no loader: read and write the log at --root. Works with every loader down.")
    private boolean offline;

    public ControlOptions(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.root = new RootOptions(surroundings);
        this.loader = new LoaderOptions(surroundings);
    }

    /** Opens the control for the length of one piece of work. */
    public <T> T with(Function<Control, T> work) {
        return offline ? withRoot(work) : withLoader(work);
    }

    private <T> T withRoot(Function<Control, T> work) {
        if (loader.named().isPresent()) {
            throw new UsageException(
                    "Cannot ask " + loader.named().get() + ": --offline says that no loader is asked",
                    "Leave one of the two out.");
        }
        try (OpenRoot open = root.open();
                Control control = new OfflineControl(open.catalog(), surroundings.random(), surroundings.actor())) {
            return work.apply(control);
        }
    }

    private <T> T withLoader(Function<Control, T> work) {
        if (root.isNamed()) {
            RootUri named = root.uri();
            throw new UsageException(
                    "Cannot use --root " + named + ": a loader is asked, which has a root of its own",
                    "Add --offline to work on the root without a loader, or name the loader with --loader.");
        }
        try (Control control = new LoaderControl(loader.client(), surroundings.random())) {
            return work.apply(control);
        }
    }
}

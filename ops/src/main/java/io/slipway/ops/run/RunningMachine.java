package io.slipway.ops.run;

import io.slipway.loader.app.LoaderServer;
import java.util.function.Function;
import java.util.function.Supplier;

/** A loader and a node that reports to it: all that one machine needs. */
public record RunningMachine(LoaderServer loader, RunningNode node) implements AutoCloseable {
    /**
     * Starts both, the loader first.
     *
     * @param node starts a node that reports to the loader; if that fails the loader is closed again
     */
    public static RunningMachine start(Supplier<LoaderServer> loader, Function<LoaderServer, RunningNode> node) {
        LoaderServer started = loader.get();
        try {
            return new RunningMachine(started, node.apply(started));
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            node.close();
        } finally {
            loader.close();
        }
    }
}

package io.slipway.loader.event;

/** Hears what the loader does. Called on the loader's own threads: returns soon and does not throw. */
@FunctionalInterface
public interface LoaderListener {
    void on(LoaderEvent event);
}

package io.slipway.loader.event;

import java.util.List;

/** Gives every event to every listener. Immutable. */
public final class LoaderEvents {
    private final List<LoaderListener> listeners;

    public LoaderEvents(List<LoaderListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    public void publish(LoaderEvent event) {
        listeners.forEach(listener -> listener.on(event));
    }
}

package io.slipway.serving.event;

/** Hears of events in the thread in which they happen; must be quick, thread-safe and throw nothing. */
@FunctionalInterface
public interface ServingListener {
    /** Hears nothing. */
    ServingListener SILENT = event -> {};

    /** Hears of one event. */
    void on(ServingEvent event);

    /** This listener, and {@code other} after it. */
    default ServingListener and(ServingListener other) {
        return event -> {
            on(event);
            other.on(event);
        };
    }
}

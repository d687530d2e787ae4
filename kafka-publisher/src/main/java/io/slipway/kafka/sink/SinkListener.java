package io.slipway.kafka.sink;

/** Learns what a sink does. Told by the thread that runs it. */
@FunctionalInterface
public interface SinkListener {
    /** Something happened. */
    void on(SinkEvent event);
}

package io.slipway.batch.progress;

/** Hears what a build tells: from any of its threads, but never from two at once. */
@FunctionalInterface
public interface ProgressListener {
    /** Hears nothing. */
    ProgressListener SILENT = event -> {};

    /** Told of one event. Must return soon: the build waits. */
    void on(BuildEvent event);
}

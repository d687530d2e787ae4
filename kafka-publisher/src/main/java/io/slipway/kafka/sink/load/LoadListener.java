package io.slipway.kafka.sink.load;

/** Learns how a load goes. Told by the thread that loads. */
@FunctionalInterface
public interface LoadListener {
    /**
     * A request was taken.
     *
     * @param done rows that the index has or has refused, those of earlier runs included
     * @param deadLetters of them refused
     */
    void loaded(long done, long total, long deadLetters);
}

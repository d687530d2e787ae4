package io.slipway.kafka.read;

/** Slows the reading of a topic down. Asked by the thread that reads. */
@FunctionalInterface
public interface ReadPace {
    /** As fast as the brokers send. */
    ReadPace UNLIMITED = bytes -> {};

    /**
     * Waits before rows go on. Asked before the rows of each fetch are handed out, and several times a second while the
     * brokers send nothing.
     *
     * @param bytes that came over the network since it was asked last; 0 if none did
     * @throws RuntimeException to end the reading, for instance because nobody wants the rows any more
     */
    void before(int bytes);
}

package io.slipway.batch.file;

/**
 * What a version is made of: SST files, a Kafka topic, or both.
 *
 * @param sst whether rows go into SST files on the object store
 * @param kafka whether rows go into a topic
 */
public record Publish(boolean sst, boolean kafka) {
    /** SST files alone. */
    public static final Publish FILES = new Publish(true, false);

    /**
     * Checks that there is something.
     *
     * @throws IllegalArgumentException if rows go nowhere
     */
    public Publish {
        if (!sst && !kafka) {
            throw new IllegalArgumentException("Cannot publish: expected=sst, kafka or both actual=neither");
        }
    }
}

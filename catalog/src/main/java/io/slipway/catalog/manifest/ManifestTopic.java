package io.slipway.catalog.manifest;

import io.slipway.schemas.checksum.RowChecksum;
import java.util.List;
import java.util.Objects;

/**
 * The Kafka topic that holds the rows of a version.
 *
 * @param id what Kafka knows the topic by: another topic of the same name has another
 * @param partitions one a shard, in their order
 */
public record ManifestTopic(String name, String id, List<ManifestPartition> partitions) {
    /**
     * Copies the partitions.
     *
     * @throws IllegalArgumentException if they are not numbered from 0
     */
    public ManifestTopic {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(id, "id");
        partitions = List.copyOf(partitions);
        for (int i = 0; i < partitions.size(); i++) {
            if (partitions.get(i).partition() != i) {
                throw new IllegalArgumentException("Cannot name the topic " + name + ": expected=partition " + i
                        + " actual=partition " + partitions.get(i).partition());
            }
        }
    }

    /** The rows of all partitions. */
    public long rows() {
        return partitions.stream().mapToLong(ManifestPartition::rows).sum();
    }

    /** Keys and values of all partitions, before compression. */
    public long bytes() {
        return partitions.stream().mapToLong(ManifestPartition::bytes).sum();
    }

    /** The checksum of all rows. */
    public RowChecksum rowChecksum() {
        return partitions.stream().map(ManifestPartition::rowChecksum).reduce(RowChecksum.NONE, RowChecksum::plus);
    }
}
